import { MessageSquareText, Sticker, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '@/components/ui/icon-button';
import { useLive } from '@/lib/live-context';
import type { OutgoingPart } from '@/lib/outbox';
import type { PendingPart } from '@/lib/pending-parts';

/** The parts of canned responses that leave after the text, in their order. */
export function PendingTiles({ lineUserId, parts }: { lineUserId: string; parts: readonly PendingPart[] }) {
  const { t } = useTranslation();
  const { pendingParts } = useLive();
  if (parts.length === 0) return null;
  return (
    <ul
      aria-label={t('composer.pendingParts')}
      className="mb-1.5 flex max-h-40 flex-wrap gap-1.5 overflow-y-auto"
    >
      {parts.map(({ id, part }) => (
        <li
          key={id}
          className="flex max-w-60 animate-appear items-center gap-2 rounded-xl border bg-surface p-1.5"
        >
          <PartPicture part={part} />
          <PartName part={part} />
          <IconButton
            label={t('composer.removePart')}
            size="tiny"
            side="top"
            onClick={() => pendingParts.remove(lineUserId, id)}
          >
            <X aria-hidden />
          </IconButton>
        </li>
      ))}
    </ul>
  );
}

const pictureStyle = 'size-10 shrink-0 rounded-lg bg-sunken';

function PartPicture({ part }: { part: OutgoingPart }) {
  if (part.type === 'image') {
    return <img src={part.image.url} alt="" className={`${pictureStyle} object-cover`} />;
  }
  const Icon = part.type === 'sticker' ? Sticker : MessageSquareText;
  return (
    <span className={`${pictureStyle} grid place-items-center text-muted`}>
      <Icon aria-hidden className="size-5" />
    </span>
  );
}

function PartName({ part }: { part: OutgoingPart }) {
  const { t } = useTranslation();
  const name = {
    text: () => (part.type === 'text' ? part.text : ''),
    image: () => t('composer.partImage'),
    sticker: () => (part.type === 'sticker' ? `${t('media.sticker')} ${part.stickerId}` : ''),
  }[part.type]();
  return (
    <span dir="auto" title={name} className="min-w-0 truncate text-[0.8125rem]">
      {name}
    </span>
  );
}
