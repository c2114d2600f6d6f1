import type { CSSProperties, ReactNode } from 'react';
import { Picture } from '../bubbles/picture';
import { useAction } from '../phone/actions-context';
import { boxLook, gap, imageWidth, placement, ratio, textSize, type ParentLayout } from './flex-style';
import type { FlexComponent } from './flex-types';

interface Props {
  component: FlexComponent;
  parent: ParentLayout;
  /** Distance to the component before, from the box's `spacing`. */
  spacing?: string | undefined;
}

/** Draws one Flex component and, for boxes, everything inside it. */
export function FlexNode({ component, parent, spacing }: Props): ReactNode {
  const place = placement(component, parent, spacing);
  switch (component.type) {
    case 'box':
      return <FlexBox box={component} place={place} />;
    case 'text':
      return <FlexText text={component} place={place} />;
    case 'button':
      return <FlexButton button={component} place={place} />;
    case 'image':
      return <FlexImage image={component} place={place} />;
    case 'icon':
      return (
        <Picture
          className="flex-icon"
          style={{ ...place, height: textSize(component.size) }}
          src={component.url ?? ''}
          alt=""
        />
      );
    case 'video':
      return (
        <video
          className="flex-video"
          controls
          src={component.url}
          poster={component.previewUrl}
          style={{ aspectRatio: ratio(component.aspectRatio) }}
        />
      );
    case 'separator':
      return (
        <span
          className="flex-line"
          data-upright={parent !== 'vertical'}
          style={{ ...place, background: component.color }}
        />
      );
    case 'spacer':
      return <span style={{ flex: 'none', blockSize: gap(component.size ?? 'md') }} />;
    case 'filler':
      return <span style={{ flex: component.flex ?? 1 }} />;
    default:
      return null;
  }
}

function FlexBox({ box, place }: { box: FlexComponent; place: CSSProperties }): ReactNode {
  const tap = useTap(box);
  return (
    <div className="flex-box" style={{ ...boxLook(box), ...place }} {...tap}>
      {box.contents?.map((child, index) => (
        <FlexNode
          key={index}
          component={child}
          parent={box.layout ?? 'vertical'}
          spacing={index > 0 && child.type !== 'spacer' ? box.spacing : undefined}
        />
      ))}
    </div>
  );
}

function FlexText({ text, place }: { text: FlexComponent; place: CSSProperties }): ReactNode {
  const tap = useTap(text);
  const lines = text.wrap ? text.maxLines : 1;
  return (
    <p
      className="flex-text"
      data-wrap={text.wrap ?? false}
      style={{
        ...place,
        ...words(text),
        textAlign: text.align ?? 'start',
        ...(lines && text.wrap
          ? {
              display: '-webkit-box',
              WebkitLineClamp: lines,
              WebkitBoxOrient: 'vertical',
              overflow: 'hidden',
            }
          : {}),
      }}
      {...tap}
    >
      {text.contents?.length
        ? text.contents.map((span, index) => (
            <span key={index} style={span.size ? words(span) : { ...words(span), fontSize: undefined }}>
              {span.text}
            </span>
          ))
        : text.text}
    </p>
  );
}

function FlexButton({ button, place }: { button: FlexComponent; place: CSSProperties }): ReactNode {
  const perform = useAction();
  const style = button.style ?? 'link';
  const color = style === 'link' ? { color: button.color } : { backgroundColor: button.color };
  return (
    <button
      type="button"
      className="flex-button"
      data-style={style}
      data-height={button.height ?? 'md'}
      style={{ ...place, ...color }}
      onClick={(event) => {
        event.stopPropagation();
        perform(button.action);
      }}
    >
      {button.action?.label}
    </button>
  );
}

const SIDE = { start: 'flex-start', center: 'center', end: 'flex-end' } as const;

function FlexImage({ image, place }: { image: FlexComponent; place: CSSProperties }): ReactNode {
  const tap = useTap(image);
  return (
    <div className="flex-image" style={{ ...place, justifyContent: SIDE[image.align ?? 'center'] }} {...tap}>
      <Picture
        src={image.url ?? ''}
        alt=""
        style={{
          width: imageWidth(image.size),
          aspectRatio: ratio(image.aspectRatio),
          objectFit: image.aspectMode === 'cover' ? 'cover' : 'contain',
          backgroundColor: image.backgroundColor,
        }}
      />
    </div>
  );
}

function words(component: FlexComponent): CSSProperties {
  return {
    fontSize: textSize(component.size),
    color: component.color,
    fontWeight: component.weight === 'bold' ? 700 : undefined,
    fontStyle: component.style === 'italic' ? 'italic' : undefined,
    textDecoration: component.decoration,
  };
}

/** Makes a box, text or picture with an action a button for pointer, keyboard and screen reader. */
function useTap(component: FlexComponent): Record<string, unknown> {
  const perform = useAction();
  const { action } = component;
  if (!action) return {};
  return {
    role: 'button',
    tabIndex: 0,
    'aria-label': action.label,
    // The innermost action wins, as on a phone.
    onClick: (event: { stopPropagation: () => void }) => {
      event.stopPropagation();
      perform(action);
    },
    onKeyDown: (event: { key: string }) => {
      if (event.key === 'Enter') perform(action);
    },
  };
}
