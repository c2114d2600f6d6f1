import type { ClosingRules } from '@jsk/contracts/closing';
import type { Conversation } from '@jsk/contracts/conversations';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toast } from '@/lib/toast';
import { closingRulesOptions } from '@/lib/closing-rules';
import { problemText } from '@/lib/i18n/problem-text';
import { useLive } from '@/lib/live-context';
import { isIncomplete, type Said, useCloseConversation, useReopen } from '../api/closing';

/** Where the operator goes from here. */
export type CloseIntent = 'stay' | 'next';

/** Works out what comes after this conversation; the function that it gives goes there. */
export type PlanNext = () => Promise<() => void>;

/** So long can what was closed by mistake be opened again from the notice. */
const reopenMs = 10_000;

/** From the wish to close a conversation to its end: asks what the rules ask for, closes, goes on to the next one. */
export function useCloseFlow(conversation: Conversation, planNext: PlanNext) {
  const { t } = useTranslation();
  const { user } = useLive();
  const { lineUserId, session } = conversation;
  const [asking, setAsking] = useState<CloseIntent | null>(null);
  const rules = useQuery(closingRulesOptions).data;
  const close = useCloseConversation(lineUserId);
  const reopen = useReopen();
  const missing = missingIn(rules, conversation);
  const isOwn = session?.operator?.id === user.id;

  const undo = () =>
    reopen(lineUserId).then(
      () => toast.success(t('sessionActions.reopened')),
      (error: unknown) => toast.error(problemText(t, error)),
    );

  async function submit(intent: CloseIntent, said: Said = {}): Promise<void> {
    // Before it leaves the list, because the next one is the one after it.
    const goOn = intent === 'next' ? await planNext() : null;
    try {
      await close.mutateAsync(said);
    } catch (error) {
      if (isIncomplete(error)) setAsking(intent);
      else toast.error(problemText(t, error));
      return;
    }
    setAsking(null);
    toast.success(t('conversation.closed'), {
      duration: reopenMs,
      // Somebody else's conversation would become this operator's.
      ...(isOwn && { action: { label: t('sessionActions.reopen'), onClick: () => void undo() } }),
    });
    goOn?.();
  }

  return {
    asking,
    missing,
    rules,
    isClosing: close.isPending,
    /** The notice of a closing cannot be taken back, so that one that stays asks; going on is a wish of its own. */
    ask: (intent: CloseIntent) => {
      if (intent === 'next' && !missing) void submit(intent);
      else setAsking(intent);
    },
    stopAsking: () => setAsking(null),
    submit,
  };
}

export type CloseFlow = ReturnType<typeof useCloseFlow>;

function missingIn(rules: ClosingRules | undefined, { tags }: Conversation): 'reason' | 'tag' | null {
  if (rules?.requires === 'reason') return 'reason';
  return rules?.requires === 'tag' && tags.length === 0 ? 'tag' : null;
}
