import { sendMessage, type Message } from '@jsk/contracts/messages';
import { z } from 'zod';
import { call } from './api-client';
import { ApiProblem } from './api-problem';
import { browserStorage } from './browser-storage';
import { SocketProblem, type LiveConnection } from './socket';
import { createStore, type Store } from './store';

const outboxItemSchema = z.object({
  tempId: z.string(),
  lineUserId: z.string(),
  text: z.string(),
  writtenAt: z.string(),
  /** Why the server refused it; null while it waits to be sent. */
  refusal: z.string().nullable(),
});
/** What an operator wrote and the server has not confirmed yet. */
export type OutboxItem = z.infer<typeof outboxItemSchema>;

export interface Outbox {
  items: Store<readonly OutboxItem[]>;
  send(lineUserId: string, text: string): void;
  retry(tempId: string): void;
  /** Takes an item out, because the server has it or the operator took it back. */
  remove(tempId: string): void;
  /** Sends what waits. Safe to call at any time: the tempId makes twice the same as once. */
  flush(): void;
}

const retryTemporaryMs = 3_000;

/**
 * Keeps every message until the server has stored it, in localStorage, so that neither a lost connection nor a
 * reload loses one. One storage key per item: tabs of the same operator never overwrite each other.
 */
export function createOutbox(
  operatorId: string,
  connection: Pick<LiveConnection, 'ask' | 'state'>,
  onStored: (message: Message) => void,
): Outbox {
  const prefix = `jsk.outbox.${operatorId}.`;
  const items = createStore<readonly OutboxItem[]>(readItems(prefix));
  const busyConversations = new Set<string>();
  let retryTimer: ReturnType<typeof setTimeout> | undefined;

  const find = (tempId: string) => items.get().find((item) => item.tempId === tempId);
  const put = (item: OutboxItem) => {
    browserStorage.write(prefix + item.tempId, JSON.stringify(item));
    items.set((all) => [...all.filter(({ tempId }) => tempId !== item.tempId), item].sort(byTimeWritten));
  };
  const remove = (tempId: string) => {
    browserStorage.remove(prefix + tempId);
    items.set((all) =>
      all.some((item) => item.tempId === tempId) ? all.filter((item) => item.tempId !== tempId) : all,
    );
  };
  const flush = () => {
    clearTimeout(retryTimer);
    for (const lineUserId of new Set(items.get().map((item) => item.lineUserId)))
      void flushConversation(lineUserId);
  };

  /** In the order written: a message goes only after the one before it is stored or refused. */
  async function flushConversation(lineUserId: string): Promise<void> {
    if (busyConversations.has(lineUserId)) return;
    busyConversations.add(lineUserId);
    try {
      for (let item = nextOf(items.get(), lineUserId); item; item = nextOf(items.get(), lineUserId)) {
        const outcome = await deliver(connection, item);
        if (outcome === 'later') {
          retryTimer = setTimeout(flush, retryTemporaryMs);
          return;
        }
        if (typeof outcome !== 'string') {
          onStored(outcome);
          remove(item.tempId);
        } else if (find(item.tempId)) put({ ...item, refusal: outcome });
      }
    } finally {
      busyConversations.delete(lineUserId);
    }
  }

  return {
    items,
    remove,
    flush,
    send(lineUserId, text) {
      const writtenAt = new Date().toISOString();
      put({ tempId: crypto.randomUUID(), lineUserId, text, writtenAt, refusal: null });
      void flushConversation(lineUserId);
    },
    retry(tempId) {
      const item = find(tempId);
      if (!item) return;
      put({ ...item, refusal: null });
      void flushConversation(item.lineUserId);
    },
  };
}

/** @returns the stored message, 'later' when nothing was decided, or the code of the refusal. */
async function deliver(
  connection: Pick<LiveConnection, 'ask' | 'state'>,
  { lineUserId, text, tempId }: OutboxItem,
): Promise<Message | string> {
  const overRest = () => call(sendMessage, { lineUserId, text, clientId: tempId });
  try {
    if (connection.state.get() !== 'online') return await overRest();
    return await connection.ask('send_message', { lineUserId, text, tempId }).catch((error: unknown) => {
      // The socket writes only in the conversation that is open, and right after reconnecting not even there yet.
      if (error instanceof SocketProblem && error.code === 'not_in_room') return overRest();
      throw error;
    });
  } catch (error) {
    if (error instanceof SocketProblem) return isTemporarySocketProblem(error) ? 'later' : error.code;
    if (error instanceof ApiProblem) return error.isTemporary || error.status === 401 ? 'later' : error.code;
    return 'internal_error';
  }
}

function isTemporarySocketProblem({ code }: SocketProblem): boolean {
  return (
    ['no_answer', 'not_connected', 'rate_limit_exceeded', 'internal_error', 'not_authenticated'].includes(
      code,
    ) || code.startsWith('auth_')
  );
}

function nextOf(items: readonly OutboxItem[], lineUserId: string): OutboxItem | undefined {
  return items.find((item) => item.lineUserId === lineUserId && item.refusal === null);
}

function readItems(prefix: string): OutboxItem[] {
  return browserStorage
    .keysStartingWith(prefix)
    .flatMap((key) => {
      const parsed = outboxItemSchema.safeParse(JSON.parse(browserStorage.read(key) ?? 'null'));
      return parsed.success ? [parsed.data] : [];
    })
    .sort(byTimeWritten);
}

function byTimeWritten(a: OutboxItem, b: OutboxItem): number {
  return a.writtenAt < b.writtenAt ? -1 : a.writtenAt > b.writtenAt ? 1 : 0;
}
