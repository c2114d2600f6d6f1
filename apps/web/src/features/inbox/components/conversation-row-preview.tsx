import type { Conversation } from '@jsk/contracts/conversations';
import type { Message } from '@jsk/contracts/messages';
import { CircleAlert, CircleHelp } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { cn } from '@/lib/class-names';
import { useLive } from '@/lib/live-context';
import { previewOf } from '@/lib/message-preview';
import { useStore } from '@/lib/store';

/** The second line of a row: what is being written, what went wrong, or else the last message. */
export function ConversationRowPreview({
  conversation,
  isUnread,
}: {
  conversation: Conversation;
  isUnread: boolean;
}) {
  const { t } = useTranslation();
  const { drafts, typing } = useLive();
  const { lineUserId, lastMessage } = conversation;
  const draft = useStore(drafts.store)[lineUserId];
  const [typist] = Object.values(useStore(typing.store)[lineUserId] ?? {});
  const line = cn('min-w-0 flex-1 truncate text-[0.8125rem]', isUnread ? 'text-ink' : 'text-muted');

  if (typist)
    return <span className={cn(line, 'text-accent')}>{t('conversation.typing', { name: typist })}</span>;
  if (draft) {
    return (
      <span dir="auto" className={line}>
        <span className="text-danger">{t('inbox.draft')}</span> {draft}
      </span>
    );
  }
  if (!lastMessage) return <span className={line}>{t('inbox.noMessage')}</span>;
  return (
    <span dir="auto" className={line}>
      <TroubleMark message={lastMessage} />
      <SenderMark message={lastMessage} />
      {previewOf(t, lastMessage)}
    </span>
  );
}

function TroubleMark({ message }: { message: Message }) {
  const { t } = useTranslation();
  const style = 'mr-1 inline size-3.5 align-[-2px]';
  if (message.state === 'failed') {
    return <CircleAlert role="img" aria-label={t('inbox.failed')} className={cn(style, 'text-danger')} />;
  }
  if (message.state === 'unknown') {
    return <CircleHelp role="img" aria-label={t('thread.unknown')} className={cn(style, 'text-warning')} />;
  }
  return null;
}

function SenderMark({ message: { sender, type } }: { message: Message }) {
  const { t } = useTranslation();
  const { user } = useLive();
  if (type === 'system' || sender.kind === 'CUSTOMER' || sender.kind === 'SYSTEM') return null;
  if (sender.kind === 'BOT') return t('inbox.bot');
  return sender.id === user.id ? t('inbox.you') : `${sender.name ?? t('thread.someone')}: `;
}
