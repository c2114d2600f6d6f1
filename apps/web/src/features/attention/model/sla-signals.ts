import type { SlaAlert } from '@jsk/contracts/sla';
import { conversationOptions } from '@/lib/conversation-queries';
import { toast } from '@/lib/toast';
import { concerns, type Signal, type SignalsContext, toastMs } from './signal';

interface Calls {
  /** By a sound and a notification of the browser. */
  signal: (news: Signal) => void;
  isSeen: (lineUserId: string) => boolean;
}

/**
 * Tells that a promise to a customer is about to be broken, or is; only what is broken and has to be mended by this
 * operator is heard, too. @returns a function that stops
 */
export function startSlaSignals(context: SignalsContext, { signal, isSeen }: Calls): () => void {
  const { connection, openChat, t, user } = context;
  const warn = async (alert: SlaAlert) => {
    const { lineUserId, operator, state, kind } = alert;
    // What is near is told once it is one's own: the queue counts down itself, and so does the chat on the screen.
    if (state === 'near' && (!operator || isSeen(lineUserId))) return;
    if (!operator && !(await waitsForThisOperator(context, lineUserId))) return;
    const isOthers = operator !== null && operator.id !== user.id;
    const name = alert.displayName ?? t('conversation.aCustomer');
    const title = t(`attention.sla.${state}.${kind}`, { name });
    if (state === 'breached' && !isOthers) signal({ kind: 'late', lineUserId, title });
    toast.warning(title, {
      // What is broken takes the place of what was near.
      id: toastOf(lineUserId),
      duration: toastMs,
      ...(isOthers && { description: t('attention.sla.with', operator) }),
      ...(!isSeen(lineUserId) && {
        action: { label: t('conversation.open'), onClick: () => openChat(lineUserId) },
      }),
    });
  };
  const stops = [
    connection.listen('sla_alert', (alert) => void warn(alert)),
    connection.listen('session_claimed', ({ session }) => toast.dismiss(toastOf(session.lineUserId))),
    connection.listen('session_closed', ({ session }) => toast.dismiss(toastOf(session.lineUserId))),
  ];
  return () => stops.forEach((stop) => stop());
}

const toastOf = (lineUserId: string) => `sla ${lineUserId}`;

/** Whoever may see the customer is told; it is for those who have the skill. */
async function waitsForThisOperator(context: SignalsContext, lineUserId: string): Promise<boolean> {
  const conversation = await context.client
    .ensureQueryData(conversationOptions(lineUserId))
    .catch(() => null);
  return !conversation?.session || concerns(context, conversation.session);
}
