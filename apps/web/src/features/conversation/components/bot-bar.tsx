import type { Conversation } from '@jsk/contracts/conversations';
import { Bot } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { toast } from 'sonner';
import { Button } from '@/components/ui/button';
import { problemText } from '@/lib/i18n/problem-text';
import { useStartConversation } from '../api/session-actions';

export function BotBar({ conversation }: { conversation: Conversation }) {
  const { t } = useTranslation();
  const start = useStartConversation(conversation.lineUserId);
  return (
    <div className="mx-auto flex min-h-14 w-full max-w-[47.5rem] items-center gap-3 px-4 py-2.5 text-muted">
      <Bot aria-hidden className="size-5 shrink-0 text-status-bot" />
      <p className="min-w-0 flex-1">{t('conversation.botBar')}</p>
      <Button
        disabled={start.isPending}
        onClick={() => start.mutate(undefined, { onError: (error) => toast.error(problemText(t, error)) })}
      >
        {t('conversation.start')}
      </Button>
    </div>
  );
}
