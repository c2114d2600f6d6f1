import type { Conversation } from '@jsk/contracts/conversations';
import type { Session } from '@jsk/contracts/sessions';
import type { QueryClient } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { toast } from '@/lib/toast';
import { colleaguesOptions, conversationOptions } from '@/lib/conversation-queries';
import type { Live } from '@/lib/live-context';
import { previewOf } from '@/lib/message-preview';
import type { SignalKind } from './attention-preferences';
import { createBrowserNotices } from './browser-notices';
import { joinConsoleTabs } from './console-tabs';
import { createRinger } from './ringer';

/** A customer may be waiting for the first word, so this does not go by as fast as other news. */
const toastMs = 15_000;
/** Who joins the queue may be given to somebody at once; nobody has to look up for that. */
const graceMs = 1_000;

interface SignalsContext extends Pick<Live, 'connection' | 'customerWrote' | 'user'> {
  client: QueryClient;
  t: TFunction;
  openChat: (lineUserId: string, messageId?: string) => void;
}

interface Signal {
  kind: SignalKind;
  lineUserId: string;
  /** What it is about, where that is one message. */
  messageId?: string;
  title: string;
  /** What somebody wrote, where that is what happened. */
  text?: string | null;
}

/**
 * Calls the operator for what wants them: by a sound, a notification of the browser, and in the console itself.
 * @returns a function that stops
 */
export function startSignals(context: SignalsContext): () => void {
  const { connection, customerWrote, openChat, t } = context;
  const tabs = joinConsoleTabs();
  const ringer = createRinger(tabs);
  const notices = createBrowserNotices(tabs, openChat);
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
    [...stops, ringer.stop, notices.stop, tabs.stop].forEach((stop) => stop());
  };
}

function isOwn({ session, isBarred }: Conversation, operatorId: string): boolean {
  return session?.status === 'ACTIVE' && session.operator?.id === operatorId && !isBarred;
}

/** Whether somebody who waits is for this operator: by skill, or because nobody who is there has it. */
async function concerns({ client, user }: SignalsContext, { skill }: Session): Promise<boolean> {
  if (skill === null) return true;
  const colleagues = await client.ensureQueryData(colleaguesOptions).catch(() => []);
  const skilled = colleagues.filter((one) => one.skills.includes(skill));
  return skilled.some(({ id }) => id === user.id) || skilled.every(({ presence }) => presence === 'offline');
}

async function nameOf({ client, t }: SignalsContext, lineUserId: string): Promise<{ name: string }> {
  const conversation = await client.ensureQueryData(conversationOptions(lineUserId)).catch(() => null);
  return { name: conversation?.displayName ?? t('conversation.aCustomer') };
}
