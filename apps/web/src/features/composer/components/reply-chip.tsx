import { CornerUpLeft, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '@/components/ui/icon-button';
import { previewOf } from '@/lib/message-preview';
import { useSenderName } from '@/lib/use-sender-name';
import type { Message } from '@jsk/contracts/messages';

/** What the next message answers to. */
export function ReplyChip({ message, onCancel }: { message: Message; onCancel: () => void }) {
  const { t } = useTranslation();
  const senderNameOf = useSenderName();
  return (
    <div className="mb-1.5 flex animate-appear items-center gap-2.5 rounded-xl bg-sunken py-1.5 pr-1.5 pl-3 text-[0.8125rem]">
      <CornerUpLeft aria-hidden className="size-4 shrink-0 text-muted" />
      <p className="min-w-0 flex-1">
        <span className="block font-medium">{t('composer.replyingTo', { name: senderNameOf(message) })}</span>
        <span dir="auto" className="block truncate text-muted">
          {previewOf(t, message)}
        </span>
      </p>
      <IconButton label={t('composer.cancelReply')} size="tiny" side="top" onClick={onCancel}>
        <X aria-hidden />
      </IconButton>
    </div>
  );
}
