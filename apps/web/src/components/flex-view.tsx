import { LayoutTemplate } from 'lucide-react';
import { cn } from '@/lib/class-names';
import { bubbleWidth, colorOf, type FlexPart, partOf, partsOf } from '@/lib/flex-look';
import { FlexComponent } from './flex-component';

interface FlexViewProps {
  /** A bubble or a carousel as LINE defines it; may hold anything, as nobody has checked it. */
  contents: unknown;
  /** What is said instead to those who do not see it. */
  altText: string;
}

const blocks = ['header', 'hero', 'body', 'footer'] as const;

/**
 * A Flex message as a customer sees it. Nothing in it is executed or can be pressed, pictures are loaded over https
 * only, and nothing is drawn outside its bubbles. Always light: LINE shows it on white in both themes.
 */
export function FlexView({ contents, altText }: FlexViewProps) {
  const container = partOf(contents);
  if (container?.['type'] === 'bubble') {
    return (
      <div role="group" aria-label={altText} className="max-w-full">
        <Bubble bubble={container} />
      </div>
    );
  }
  const bubbles = container?.['type'] === 'carousel' ? partsOf(container['contents']) : [];
  if (bubbles.length === 0) {
    return (
      <p className="flex items-start gap-2.5 rounded-bubble bg-surface px-3.5 py-2.5">
        <LayoutTemplate aria-hidden className="mt-1 size-4 shrink-0 text-muted" />
        <span className="min-w-0 wrap-anywhere">{altText}</span>
      </p>
    );
  }
  return (
    <div
      role="group"
      aria-label={altText}
      // It scrolls, also with the arrow keys.
      tabIndex={0}
      className="flex max-w-full snap-x items-stretch gap-2 overflow-x-auto pb-1"
    >
      {bubbles.map((bubble, index) => (
        <Bubble key={index} bubble={bubble} />
      ))}
    </div>
  );
}

function Bubble({ bubble }: { bubble: FlexPart }) {
  const size = bubble['size'];
  const isSmall = size === 'nano' || size === 'micro';
  const paddings = { header: isSmall ? 10 : 20, hero: 0, body: isSmall ? 10 : 20, footer: 10 };
  const styles = partOf(bubble['styles']);
  return (
    <div
      dir={bubble['direction'] === 'rtl' ? 'rtl' : 'ltr'}
      style={{ width: bubbleWidth(size) }}
      className="relative isolate flex max-w-full shrink-0 snap-start flex-col overflow-hidden rounded-bubble bg-flex-ground text-flex-ink scheme-light"
    >
      {blocks.map((name) => {
        const block = partOf(bubble[name]);
        if (!block) return null;
        const style = partOf(styles?.[name]);
        return (
          <div
            key={name}
            className={cn('flex flex-col', name === 'body' && 'flex-1')}
            style={{ backgroundColor: colorOf(style?.['backgroundColor']) }}
          >
            {style?.['separator'] === true && (
              <span
                className="block h-px bg-flex-line"
                style={{ backgroundColor: colorOf(style['separatorColor']) }}
              />
            )}
            <FlexComponent part={block} parent="vertical" padding={paddings[name]} depth={0} />
          </div>
        );
      })}
    </div>
  );
}
