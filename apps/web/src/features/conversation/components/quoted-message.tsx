import { useTranslation } from 'react-i18next';
import { previewOf } from '@/lib/message-preview';
import { useSenderName } from '@/lib/use-sender-name';
import { useMessage } from '@/lib/use-message';

interface QuotedMessageProps {
  lineUserId: string;
  id: string;
  onShow: (messageId: string) => void;
}

/** What a message answers to; a click goes there. */
export function QuotedMessage({ lineUserId, id, onShow }: QuotedMessageProps) {
  const { t } = useTranslation();
  const senderNameOf = useSenderName();
  const quoted = useMessage(lineUserId, id);
  const style = 'block w-full border-b border-current/10 px-3.5 py-1.5 text-left text-[0.8125rem] text-muted';
  if (quoted === null) return <p className={style}>{t('thread.quoteUnavailable')}</p>;
  return (
    <button
      type="button"
      title={t('thread.showQuoted')}
      className={`${style} -outline-offset-2 hover:bg-hover/60`}
      onClick={() => onShow(id)}
    >
      {quoted === undefined ? (
        t('common.loading')
      ) : (
        <>
          <span className="block font-medium">{senderNameOf(quoted)}</span>
          <span dir="auto" className="line-clamp-2 wrap-anywhere">
            {previewOf(t, quoted)}
          </span>
        </>
      )}
    </button>
  );
}
