import { useTranslation } from 'react-i18next';
import { previewOf } from '@/lib/message-preview';
import type { ThreadEntry } from '../model/thread-entries';

interface QuotedMessageProps {
  id: string;
  entries: readonly ThreadEntry[];
  onShow: (key: string) => boolean;
}

/** What a message answers to; a click goes there when it is loaded. */
export function QuotedMessage({ id, entries, onShow }: QuotedMessageProps) {
  const { t } = useTranslation();
  const quoted = entries.find((entry) => entry.kind === 'bubble' && entry.message.id === id);
  const style = 'block w-full border-b border-current/10 px-3 py-1.5 text-left text-[0.8125rem] text-muted';
  if (quoted?.kind !== 'bubble') return <p className={style}>{t('thread.quoteUnavailable')}</p>;
  const { sender } = quoted.message;
  const name = sender.kind === 'BOT' ? t('thread.bot') : (sender.name ?? t('conversation.aCustomer'));
  return (
    <button type="button" className={`${style} hover:bg-hover/60`} onClick={() => onShow(quoted.key)}>
      <span className="block font-medium">{name}</span>
      <span dir="auto" className="line-clamp-2 wrap-anywhere">
        {previewOf(t, quoted.message)}
      </span>
    </button>
  );
}
