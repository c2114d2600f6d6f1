import type { Conversation } from '@jsk/contracts/conversations';
import type { Session } from '@jsk/contracts/sessions';
import { toast } from '@/lib/toast';
import { conversationOptions } from '@/lib/conversation-queries';
import { previewOf } from '@/lib/message-preview';
import type { SignalKind } from './attention-preferences';
import { createBrowserNotices } from './browser-notices';
import { joinConsoleTabs } from './console-tabs';
import { createRinger } from './ringer';
import { concerns, type Signal, type SignalsContext, toastMs } from './signal';
import { startSlaSignals } from './sla-signals';
import { unlockSounds } from './sounds';

/** Who joins the queue may be given to somebody at once; nobody has to look up for that. */
const graceMs = 1_000;

/**
 * Calls the operator for what wants them: by a sound, a notification of the browser, and in the console itself.
 * @returns a function that stops
 */
export function startSignals(context: SignalsContext): () => void {
  const { connection, customerWrote, openChat, t } = context;
  const tabs = joinConsoleTabs();
  const ringer = createRinger(tabs);
  const notices = createBrowserNotices(tabs, openChat);
  const stopUnlocking = unlockSounds();
  const arrivals = new Map<string, ReturnType<typeof setTimeout>>();

  const signal = ({ kind, lineUserId, messageId, title, text }: Signal) => {
    ringer.ring(kind, lineUserId);
    const discreetText = t(`attention.discreet.${kind}`);
    notices.show({ lineUserId, messageId, title, text: text || discreetText, discreetText });
  };
  const announce = (news: Signal) => {
    const { lineUserId, messageId, title, text } = news;
    // A message of it may still be far away.
    const isThere = !messageId && tabs.sight.get()?.lineUserId === lineUserId;
    signal(news);
    toast(title, {
      id: `${news.kind} ${lineUserId}`,
      description: text,
      duration: toastMs,
      ...(!isThere && {
        action: { label: t('conversation.open'), onClick: () => openChat(lineUserId, messageId) },
      }),
    });
  };
  const giveTime = (lineUserId: string) => {
    clearTimeout(arrivals.get(lineUserId));
    arrivals.delete(lineUserId);
  };
  const arrive = (session: Session) => {
    const { lineUserId } = session;
    giveTime(lineUserId);
    const call = async () => {
      arrivals.delete(lineUserId);
      if (!(await concerns(context, session))) return;
      signal({ kind: 'queue', lineUserId, title: t('attention.inQueue', await nameOf(context, lineUserId)) });
    };
    arrivals.set(
      lineUserId,
      setTimeout(() => void call(), graceMs),
    );
  };
  const over = (lineUserId: string, kind?: SignalKind) => {
    giveTime(lineUserId);
    ringer.hush(lineUserId, kind);
    notices.close(lineUserId);
  };

  const stops = [
    customerWrote.subscribe(() => {
      const conversation = customerWrote.get();
      if (!conversation || !isOwn(conversation, context.user.id)) return;
      const { lineUserId, displayName, lastMessage } = conversation;
      signal({
        kind: 'message',
        lineUserId,
        title: displayName,
        text: lastMessage && previewOf(t, lastMessage),
      });
    }),
    connection.listen('session_created', ({ session }) => {
      if (session.status === 'WAITING') arrive(session);
    }),
    connection.listen('session_transferred', ({ session }) => {
      over(session.lineUserId);
      if (session.status === 'WAITING') arrive(session);
    }),
    connection.listen('session_assigned', ({ session: { lineUserId }, reason }) => {
      const say = async () => {
        const title = t('conversation.assigned', await nameOf(context, lineUserId));
        announce({ kind: 'assigned', lineUserId, title, text: reason });
      };
      void say();
    }),
    connection.listen('session_woken', ({ session: { lineUserId } }) => {
      const say = async () => {
        const title = t('attention.woken', await nameOf(context, lineUserId));
        announce({ kind: 'assigned', lineUserId, title });
      };
      void say();
    }),
    connection.listen('mentioned', ({ message, displayName }) => {
      const names = { name: message.sender.name ?? t('attention.aColleague'), customer: displayName };
      const title = t('attention.mentioned', names);
      const { lineUserId, id, text } = message;
      announce({ kind: 'mention', lineUserId, messageId: id, title, text });
    }),
    // News of what is over: it is shown, and rings for nobody.
    connection.listen('low_rating', ({ lineUserId, displayName, score }) => {
      const name = displayName || t('conversation.aCustomer');
      const isThere = tabs.sight.get()?.lineUserId === lineUserId;
      toast.warning(t('attention.lowRating', { name, score }), {
        id: `rating ${lineUserId}`,
        duration: toastMs,
        ...(!isThere && {
          action: { label: t('conversation.open'), onClick: () => openChat(lineUserId) },
        }),
      });
    }),
    startSlaSignals(context, { signal, isSeen: (id) => tabs.sight.get()?.lineUserId === id }),
    connection.listen('session_claimed', ({ session }) => over(session.lineUserId, 'queue')),
    connection.listen('session_closed', ({ session }) => over(session.lineUserId)),
    connection.listen('conversation_hidden', ({ lineUserId }) => over(lineUserId)),
    connection.listen('conversation_update', ({ lineUserId, unreadCount }) => {
      // Read in another browser.
      if (unreadCount !== 0) return;
      ringer.hush(lineUserId, 'assigned');
      notices.close(lineUserId);
    }),
  ];
  return () => {
    [...arrivals.keys()].forEach(giveTime);
    [...stops, ringer.stop, notices.stop, tabs.stop, stopUnlocking].forEach((stop) => stop());
  };
}

function isOwn({ session, isBarred }: Conversation, operatorId: string): boolean {
  return session?.status === 'ACTIVE' && session.operator?.id === operatorId && !isBarred;
}

async function nameOf({ client, t }: SignalsContext, lineUserId: string): Promise<{ name: string }> {
  const conversation = await client.ensureQueryData(conversationOptions(lineUserId)).catch(() => null);
  return { name: conversation?.displayName ?? t('conversation.aCustomer') };
}
