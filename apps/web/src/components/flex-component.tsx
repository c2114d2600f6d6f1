import { ImageOff, Play } from 'lucide-react';
import { type CSSProperties, useState } from 'react';
import { cn } from '@/lib/class-names';
import {
  boxLook,
  colorOf,
  type FlexLayout,
  type FlexPart,
  gap,
  imageWidth,
  layoutOf,
  letters,
  partOf,
  partsOf,
  pictureUrlOf,
  placement,
  ratioOf,
  textOf,
  textSize,
} from '@/lib/flex-look';

interface FlexComponentProps {
  part: FlexPart;
  /** Layout of the box around it. */
  parent: FlexLayout;
  /** Distance to the component before, as the box around it wishes. */
  spacing?: unknown;
  /** Padding of a box that says nothing of its own, in px. */
  padding?: number;
  /** How many boxes are around it. */
  depth: number;
}

interface PartProps {
  part: FlexPart;
  place: CSSProperties;
}

/** LINE nests far less; text from outside must not nest without end. */
const deepestBox = 20;

/** Draws one component of a Flex message and, for boxes, everything inside. Nothing in it can be pressed. */
export function FlexComponent({ part, parent, spacing, padding = 0, depth }: FlexComponentProps) {
  const place = placement(part, parent, spacing);
  switch (part['type']) {
    case 'box':
      return depth < deepestBox && <FlexBox part={part} place={place} padding={padding} depth={depth} />;
    case 'text':
      return <FlexText part={part} place={place} />;
    case 'button':
      return <FlexButton part={part} place={place} />;
    case 'image':
      return <FlexImage part={part} place={place} />;
    case 'icon':
      return <FlexIcon part={part} place={place} />;
    case 'video':
      return <FlexVideo part={part} place={place} />;
    case 'separator':
      return (
        <span
          className={cn('block shrink-0 self-stretch bg-flex-line', parent === 'vertical' ? 'h-px' : 'w-px')}
          style={{ ...place, backgroundColor: colorOf(part['color']) }}
        />
      );
    case 'spacer':
      return <span className="block" style={{ ...place, height: gap(part['size']) }} />;
    case 'filler':
      return <span className="block" style={place} />;
    default:
      return null;
  }
}

function FlexBox({ part, place, padding, depth }: PartProps & { padding: number; depth: number }) {
  return (
    <div style={{ ...boxLook(part, padding), ...place }} title={tapOf(part)}>
      {partsOf(part['contents']).map((child, index) => (
        <FlexComponent
          key={index}
          part={child}
          parent={layoutOf(part)}
          spacing={index > 0 ? part['spacing'] : undefined}
          depth={depth + 1}
        />
      ))}
    </div>
  );
}

function FlexText({ part, place }: PartProps) {
  const { wrap, maxLines, align } = part;
  const spans = partsOf(part['contents']);
  const isCut = wrap === true && typeof maxLines === 'number' && maxLines > 0;
  return (
    <p
      dir="auto"
      title={tapOf(part)}
      className={cn(
        'shrink-0 overflow-hidden',
        wrap === true ? 'wrap-anywhere whitespace-pre-wrap' : 'truncate',
      )}
      style={{
        ...place,
        ...letters(part),
        fontSize: textSize(part['size']),
        lineHeight: 1.5,
        textAlign: align === 'center' || align === 'end' ? align : 'start',
        ...(isCut && { display: '-webkit-box', WebkitLineClamp: maxLines, WebkitBoxOrient: 'vertical' }),
      }}
    >
      {spans.length > 0
        ? spans.map((span, index) => (
            <span
              key={index}
              style={{
                ...letters(span),
                fontSize: span['size'] === undefined ? undefined : textSize(span['size']),
              }}
            >
              {textOf(span['text'])}
            </span>
          ))
        : textOf(part['text'])}
    </p>
  );
}

const buttonLooks: Readonly<Record<string, string>> = {
  primary: 'bg-flex-primary text-flex-ground',
  secondary: 'bg-flex-secondary text-flex-ink',
  link: 'text-flex-link',
};

/** Looks like a button and is none: who reads here is not the customer. */
function FlexButton({ part, place }: PartProps) {
  const style = part['style'] === 'primary' || part['style'] === 'secondary' ? part['style'] : 'link';
  const color = colorOf(part['color']);
  return (
    <span
      title={tapOf(part)}
      style={{ ...place, ...(style === 'link' ? { color } : { backgroundColor: color }) }}
      className={cn(
        'flex items-center justify-center rounded-lg px-3 text-center text-base',
        part['height'] === 'sm' ? 'min-h-10' : 'min-h-13',
        buttonLooks[style],
      )}
    >
      <span className="min-w-0 truncate">{textOf(partOf(part['action'])?.['label'])}</span>
    </span>
  );
}

const sides: Readonly<Record<string, string>> = { start: 'flex-start', end: 'flex-end' };

function FlexImage({ part, place }: PartProps) {
  return (
    <div
      title={tapOf(part)}
      className="flex"
      style={{ ...place, justifyContent: sides[textOf(part['align'])] ?? 'center' }}
    >
      <Picture
        url={part['url']}
        isCover={part['aspectMode'] === 'cover'}
        style={{
          width: imageWidth(part['size']),
          aspectRatio: ratioOf(part['aspectRatio']),
          backgroundColor: colorOf(part['backgroundColor']),
        }}
      />
    </div>
  );
}

function FlexIcon({ part, place }: PartProps) {
  return (
    <span className="inline-flex" style={place}>
      <Picture
        url={part['url']}
        isCover={false}
        style={{ height: textSize(part['size']), aspectRatio: ratioOf(part['aspectRatio']) }}
      />
    </span>
  );
}

/** What a customer sees before they tap it. */
function FlexVideo({ part, place }: PartProps) {
  return (
    <div className="relative" style={place}>
      <Picture
        url={part['previewUrl']}
        isCover
        style={{ width: '100%', aspectRatio: ratioOf(part['aspectRatio']) }}
      />
      <span className="absolute inset-0 m-auto grid size-11 place-items-center rounded-full bg-overlay text-flex-ground">
        <Play aria-hidden className="size-5 fill-current" />
      </span>
    </div>
  );
}

/** A picture of the message. Who shows it is not told where it was looked at. */
function Picture({ url, isCover, style }: { url: unknown; isCover: boolean; style: CSSProperties }) {
  const address = pictureUrlOf(url);
  const [broken, setBroken] = useState<string | null>(null);
  if (!address || address === broken) {
    return (
      <span
        className="grid max-w-full shrink-0 place-items-center bg-flex-secondary text-flex-muted"
        style={style}
      >
        <ImageOff aria-hidden className="size-5 max-h-full max-w-full" />
      </span>
    );
  }
  return (
    <img
      src={address}
      alt=""
      loading="lazy"
      decoding="async"
      referrerPolicy="no-referrer"
      onError={() => setBroken(address)}
      className={cn('block max-w-full shrink-0', isCover ? 'object-cover' : 'object-contain')}
      style={style}
    />
  );
}

/** What a tap would do, for whoever points at it. */
function tapOf(part: FlexPart): string | undefined {
  const action = partOf(part['action']);
  const { uri, text, displayText, data } = action ?? {};
  return [uri, text, displayText, data].find((words): words is string => typeof words === 'string');
}
