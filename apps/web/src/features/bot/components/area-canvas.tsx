import type { ReplyImage } from '@jsk/contracts/reply-images';
import { type PointerEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { cn } from '@/lib/class-names';
import {
  areaBetween,
  type AreaShape,
  movedArea,
  pictureHeight,
  pictureWidth,
  type Point,
  pointAt,
  resizedArea,
} from '../model/area-geometry';
import type { AreaDraft } from '../model/reply-draft';

interface AreaCanvasProps {
  image: ReplyImage;
  areas: readonly AreaDraft[];
  /** Its id; null when none is chosen. */
  chosen: string | null;
  onChoose: (areaId: string) => void;
  onAdd: (shape: AreaShape) => void;
  onChange: (areaId: string, shape: AreaShape) => void;
}

/** What the pointer is doing since it went down. */
type Gesture =
  { kind: 'draw'; from: Point; to: Point } | { kind: 'move' | 'resize'; from: Point; area: AreaDraft };

/** The picture with its areas: drag on the picture to add one, an area to move it, its corner to resize it. */
export function AreaCanvas({ image, areas, chosen, onChoose, onAdd, onChange }: AreaCanvasProps) {
  const { t } = useTranslation('admin');
  const canvas = useRef<HTMLDivElement>(null);
  const [gesture, setGesture] = useState<Gesture | null>(null);
  const high = pictureHeight(image);
  const drawn = gesture?.kind === 'draw' ? areaBetween(gesture.from, gesture.to) : null;

  function placeOf({ clientX, clientY }: PointerEvent): Point {
    const box = canvas.current?.getBoundingClientRect();
    if (!box || box.width === 0 || box.height === 0) return { x: 0, y: 0 };
    return pointAt({ x: (clientX - box.left) / box.width, y: (clientY - box.top) / box.height }, high);
  }

  function begin(event: PointerEvent, next: (from: Point) => Gesture): void {
    if (event.button !== 0) return;
    event.stopPropagation();
    canvas.current?.setPointerCapture(event.pointerId);
    setGesture(next(placeOf(event)));
  }

  function drag(event: PointerEvent): void {
    if (!gesture) return;
    const to = placeOf(event);
    if (gesture.kind === 'draw') return setGesture({ ...gesture, to });
    const by = { x: to.x - gesture.from.x, y: to.y - gesture.from.y };
    const shape = gesture.kind === 'move' ? movedArea : resizedArea;
    onChange(gesture.area.areaId, shape(gesture.area, by, high));
  }

  function finish(): void {
    if (drawn) onAdd(drawn);
    setGesture(null);
  }

  return (
    <div
      ref={canvas}
      role="group"
      aria-label={t('replyObjects.imagemap.picture', { number: areas.length })}
      onPointerDown={(event) => begin(event, (from) => ({ kind: 'draw', from, to: from }))}
      onPointerMove={drag}
      onPointerUp={finish}
      onPointerCancel={() => setGesture(null)}
      // A finger draws here instead of scrolling.
      className="relative max-w-lg cursor-crosshair touch-none overflow-hidden rounded-xl border bg-sunken select-none"
      style={{ aspectRatio: `${pictureWidth} / ${high}` }}
    >
      <img src={image.url} alt="" draggable={false} className="absolute inset-0 size-full" />
      {areas.map((area, index) => (
        <div key={area.areaId} className="absolute" style={shareOf(area, high)}>
          <button
            type="button"
            aria-label={t('replyObjects.imagemap.area', { number: index + 1 })}
            aria-pressed={area.areaId === chosen}
            onClick={() => onChoose(area.areaId)}
            onPointerDown={(event) => {
              onChoose(area.areaId);
              begin(event, (from) => ({ kind: 'move', from, area }));
            }}
            className={cn(
              'absolute inset-0 cursor-move border-2 text-sm font-semibold',
              area.areaId === chosen
                ? 'border-accent bg-accent/30'
                : 'border-dashed border-accent bg-surface/40 hover:bg-accent/20',
            )}
          >
            <span className="absolute top-0 left-0 grid min-w-5 place-items-center bg-accent px-1 text-xs text-accent-ink">
              {index + 1}
            </span>
          </button>
          <span
            aria-hidden
            onPointerDown={(event) => {
              onChoose(area.areaId);
              begin(event, (from) => ({ kind: 'resize', from, area }));
            }}
            className="absolute -right-1 -bottom-1 size-4 cursor-nwse-resize rounded-sm border border-accent bg-surface pointer-coarse:size-7"
          />
        </div>
      ))}
      {drawn && (
        <span
          aria-hidden
          className="pointer-events-none absolute border-2 border-accent bg-accent/20"
          style={shareOf(drawn, high)}
        />
      )}
    </div>
  );
}

/** The rectangle as shares of the picture, whatever size it is shown in. */
function shareOf({ x, y, width, height }: AreaShape, high: number) {
  const share = (length: number, of: number) => `${(length / of) * 100}%`;
  return {
    left: share(x, pictureWidth),
    top: share(y, high),
    width: share(width, pictureWidth),
    height: share(height, high),
  };
}
