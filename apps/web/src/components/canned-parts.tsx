import type { CannedPart } from '@jsk/contracts/canned-responses';
import { Sticker } from 'lucide-react';
import { useTranslation } from 'react-i18next';

/** What of a canned response is sent, as small bubbles in their order. */
export function CannedParts({ parts }: { parts: readonly CannedPart[] }) {
  return (
    <ul className="flex flex-col gap-1.5">
      {parts.map((part, position) => (
        // Parts have nothing of their own to be known by, and are replaced as a whole.
        <li key={position} className="flex">
          <CannedPartBubble part={part} />
        </li>
      ))}
    </ul>
  );
}

function CannedPartBubble({ part }: { part: CannedPart }) {
  const { t } = useTranslation();
  switch (part.type) {
    case 'text':
      return (
        <p
          dir="auto"
          className="max-w-full rounded-xl bg-chat-operator px-2.5 py-1.5 text-[0.8125rem] wrap-anywhere whitespace-pre-wrap text-ink"
        >
          {part.text}
        </p>
      );
    case 'image':
      return (
        <img
          src={part.image.url}
          alt={t('preview.image')}
          width={part.image.width}
          height={part.image.height}
          className="h-24 w-auto max-w-full rounded-xl bg-sunken object-contain"
        />
      );
    case 'sticker':
      return (
        <span className="flex items-center gap-1.5 rounded-xl border border-dashed px-2.5 py-1.5 text-[0.8125rem] text-muted tabular-nums">
          <Sticker aria-hidden className="size-4" />
          {t('media.sticker')} {part.stickerId}
        </span>
      );
  }
}
