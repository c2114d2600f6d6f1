import { useTranslation } from 'react-i18next';
import { toast } from '@/lib/toast';
import { Button } from '@/components/ui/button';
import { problemText } from '@/lib/i18n/problem-text';
import { useStartConversation } from '../api/session-actions';

/** Begins a session that belongs to this operator. */
export function StartButton({ lineUserId, label }: { lineUserId: string; label: string }) {
  const { t } = useTranslation();
  const start = useStartConversation(lineUserId);
  return (
    <Button
      disabled={start.isPending}
      onClick={() => start.mutate(undefined, { onError: (error) => toast.error(problemText(t, error)) })}
    >
      {label}
    </Button>
  );
}
