import type { ReactNode } from 'react';
import { useAction } from '../phone/actions-context';
import { FlexNode } from './flex-node';
import type { FlexBubble, FlexCarousel } from './flex-types';

const BUBBLE_PX: Readonly<Record<string, number>> = {
  nano: 120,
  micro: 160,
  deca: 220,
  hecto: 241,
  kilo: 260,
  mega: 300,
  giga: 386,
};
const BLOCKS = ['header', 'hero', 'body', 'footer'] as const;

/** A Flex bubble or a carousel of them. LINE shows Flex on white in both themes, and so does the phone. */
export function FlexMessage({ contents, altText }: { contents: unknown; altText: string }): ReactNode {
  const container = contents as FlexBubble | FlexCarousel;
  if (container.type === 'bubble') {
    return (
      <div role="group" aria-label={altText}>
        <Bubble bubble={container} />
      </div>
    );
  }
  return (
    <div className="carousel" role="group" aria-label={altText} tabIndex={0}>
      {container.contents.map((bubble, index) => (
        <Bubble key={index} bubble={bubble} />
      ))}
    </div>
  );
}

function Bubble({ bubble }: { bubble: FlexBubble }): ReactNode {
  const perform = useAction();
  const isSmall = bubble.size === 'nano' || bubble.size === 'micro';
  const { action } = bubble;
  return (
    <div
      className="flex-bubble"
      dir={bubble.direction}
      data-small={isSmall}
      style={{ width: BUBBLE_PX[bubble.size ?? 'mega'] }}
      {...(action ? { role: 'button', tabIndex: 0, onClick: () => perform(action) } : {})}
    >
      {BLOCKS.map((name) => {
        const block = bubble[name];
        if (!block) return null;
        const style = bubble.styles?.[name];
        return (
          <div
            key={name}
            className={`flex-block flex-${name}`}
            style={{ backgroundColor: style?.backgroundColor }}
          >
            {style?.separator && (
              <hr className="flex-separator" style={{ background: style.separatorColor }} />
            )}
            <FlexNode component={block} parent="vertical" />
          </div>
        );
      })}
    </div>
  );
}
