import type { Message } from '@jsk/contracts/messages';
import type { Attachment } from './attachments';
import { deliver, uploadFileOf } from './outbox-delivery';
import { createOutboxStorage, type OutboxFile, type OutboxItem } from './outbox-item';
import { createOutboxUploads } from './outbox-uploads';
import type { LiveConnection } from './socket';
import { createStore, type Store } from './store';

export interface Outbox {
  items: Store<readonly OutboxItem[]>;
  /** How much of each file that is on its way has left, from 0 to 1, by tempId. */
  progress: Store<Readonly<Record<string, number>>>;
  send(lineUserId: string, text: string, quoteMessageId?: string | null): void;
  /** Sends files, uploaded side by side, in their order and before whatever is sent after them. */
  sendFiles(lineUserId: string, files: readonly Pick<Attachment, 'id' | 'file' | 'kind'>[]): void;
  retry(tempId: string): void;
  /** Takes an item out, because the server has it or the operator took it back. A file on its way is stopped. */
  remove(tempId: string): void;
  /** Sends what waits. Safe to call at any time: the tempId makes twice the same as once. */
  flush(): void;
}

const retryTemporaryMs = 3_000;

/**
 * Keeps every message until the server has stored it; texts in localStorage, so that neither a lost connection nor a
 * reload loses one.
 */
export function createOutbox(
  operatorId: string,
  connection: Pick<LiveConnection, 'ask' | 'state'>,
  onStored: (message: Message) => void,
): Outbox {
  const storage = createOutboxStorage(operatorId);
  const items = createStore<readonly OutboxItem[]>(storage.read());
  const uploads = createOutboxUploads((item, progress) => uploadFileOf(connection, item, progress));
  const busyConversations = new Set<string>();
  let retryTimer: ReturnType<typeof setTimeout> | undefined;

  const find = (tempId: string) => items.get().find((item) => item.tempId === tempId);
  const put = (item: OutboxItem) => {
    storage.write(item);
    items.set((all) =>
      find(item.tempId) ? all.map((one) => (one.tempId === item.tempId ? item : one)) : [...all, item],
    );
  };
  const remove = (tempId: string) => {
    storage.remove(tempId);
    uploads.forget(tempId);
    if (find(tempId)) items.set((all) => all.filter((item) => item.tempId !== tempId));
  };
  const refuse = (item: OutboxItem, refusal: string) => {
    uploads.forget(item.tempId);
    if (find(item.tempId)) put({ ...item, refusal });
  };
  const flush = () => {
    clearTimeout(retryTimer);
    for (const lineUserId of new Set(items.get().map((item) => item.lineUserId))) start(lineUserId);
  };

  function start(lineUserId: string): void {
    for (const item of waitingIn(items.get(), lineUserId)) if (item.kind === 'file') void uploadNow(item);
    void flushConversation(lineUserId);
  }

  /** The operator is told at once when a file is refused, not only when it is its turn to be sent. */
  async function uploadNow(item: OutboxFile): Promise<void> {
    const trouble = await uploads.upload(item);
    if (trouble !== null && trouble !== 'later') refuse(item, trouble);
  }

  /** In the order written: a message goes only after the one before it is stored or refused. */
  async function flushConversation(lineUserId: string): Promise<void> {
    if (busyConversations.has(lineUserId)) return;
    busyConversations.add(lineUserId);
    try {
      for (let item = nextOf(items.get(), lineUserId); item; item = nextOf(items.get(), lineUserId)) {
        const trouble = item.kind === 'file' ? await uploads.upload(item) : null;
        const isTakenOut = find(item.tempId) === undefined;
        if (isTakenOut) continue;
        const outcome = trouble ?? (await deliver(connection, item));
        if (outcome === 'later') {
          retryTimer = setTimeout(flush, retryTemporaryMs);
          return;
        }
        if (typeof outcome === 'string') refuse(item, outcome);
        else {
          onStored(outcome);
          remove(item.tempId);
        }
      }
    } finally {
      busyConversations.delete(lineUserId);
    }
  }

  const written = (tempId: string, lineUserId: string) => ({
    tempId,
    lineUserId,
    writtenAt: new Date().toISOString(),
    refusal: null,
  });
  return {
    items,
    progress: uploads.progress,
    remove,
    flush,
    send(lineUserId, text, quoteMessageId = null) {
      put({ kind: 'text', ...written(crypto.randomUUID(), lineUserId), text, quoteMessageId });
      void flushConversation(lineUserId);
    },
    sendFiles(lineUserId, files) {
      for (const { id, file, kind } of files)
        put({ kind: 'file', ...written(id, lineUserId), file, fileKind: kind });
      start(lineUserId);
    },
    retry(tempId) {
      const item = find(tempId);
      if (!item) return;
      put({ ...item, refusal: null });
      start(item.lineUserId);
    },
  };
}

function waitingIn(items: readonly OutboxItem[], lineUserId: string): OutboxItem[] {
  return items.filter((item) => item.lineUserId === lineUserId && item.refusal === null);
}

function nextOf(items: readonly OutboxItem[], lineUserId: string): OutboxItem | undefined {
  return waitingIn(items, lineUserId)[0];
}
