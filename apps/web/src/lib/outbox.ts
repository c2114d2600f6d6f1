import type { CannedPart } from '@jsk/contracts/canned-responses';
import type { Message } from '@jsk/contracts/messages';
import type { Attachment } from './attachments';
import { deliver, uploadFileOf } from './outbox-delivery';
import { createOutboxStorage, type OutboxFile, type OutboxItem, type OutboxPicture } from './outbox-item';
import { createOutboxUploads } from './outbox-uploads';
import type { LiveConnection } from './socket';
import { createStore, type Store } from './store';

/** A message that needs no upload; its text is as the customer gets it. */
export type OutgoingPart = CannedPart;

export interface Outbox {
  items: Store<readonly OutboxItem[]>;
  /** How much of each file that is on its way has left, from 0 to 1, by tempId. */
  progress: Store<Readonly<Record<string, number>>>;
  send(
    lineUserId: string,
    text: string,
    quoteMessageId?: string | null,
    cannedResponseIds?: readonly string[],
  ): void;
  /** Sends what needs no upload, in its order and before whatever is sent after it. */
  sendParts(lineUserId: string, parts: readonly OutgoingPart[], cannedResponseIds?: readonly string[]): void;
  /** Writes a note to colleagues. @param mentions ids of those who are to be told */
  sendNote(lineUserId: string, text: string, mentions: readonly string[]): void;
  /** Sends files, uploaded side by side, in their order and before whatever is sent after them. */
  sendFiles(lineUserId: string, files: readonly Pick<Attachment, 'id' | 'file' | 'kind'>[]): void;
  retry(tempId: string): void;
  /** Takes an item out, because the server has it or the operator took it back. A file on its way is stopped. */
  remove(tempId: string): void;
  /** Sends what waits. Safe to call at any time: the tempId makes twice the same as once. */
  flush(): void;
}

/** What speaks against sending, though the server could be reached. */
export interface OutboxChecks {
  /** Not now: `flush` is called when it can go on. */
  mustWait(lineUserId: string): boolean;
  /** Not before the operator has looked again: the code of the reason, or null. */
  objectionTo(item: OutboxItem): string | null;
}

const noChecks: OutboxChecks = { mustWait: () => false, objectionTo: () => null };
const retryTemporaryMs = 3_000;

/**
 * Keeps every message until the server has stored it; texts in localStorage, so that neither a lost connection nor a
 * reload loses one.
 */
export function createOutbox(
  operatorId: string,
  connection: Pick<LiveConnection, 'ask' | 'state'>,
  onStored: (message: Message) => void,
  checks: OutboxChecks = noChecks,
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
        if (checks.mustWait(lineUserId)) return;
        const trouble =
          checks.objectionTo(item) ?? (item.kind === 'file' ? await uploads.upload(item) : null);
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
    send(lineUserId, text, quoteMessageId = null, cannedResponseIds = []) {
      const content = { text, quoteMessageId, cannedResponseIds: [...cannedResponseIds] };
      put({ kind: 'text', ...written(crypto.randomUUID(), lineUserId), ...content });
      void flushConversation(lineUserId);
    },
    sendParts(lineUserId, parts, cannedResponseIds = []) {
      for (const [index, part] of parts.entries()) {
        // Together they are one use of a canned response.
        const taken = { cannedResponseIds: index === 0 ? [...cannedResponseIds] : [] };
        put(itemOf(part, { ...written(crypto.randomUUID(), lineUserId), ...taken }));
      }
      void flushConversation(lineUserId);
    },
    sendNote(lineUserId, text, mentions) {
      put({ kind: 'note', ...written(crypto.randomUUID(), lineUserId), text, mentions: [...mentions] });
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
      // Written anew, now that its writer has looked at it again.
      put({ ...item, refusal: null, writtenAt: new Date().toISOString() });
      start(item.lineUserId);
    },
  };
}

function itemOf(part: OutgoingPart, written: Omit<OutboxPicture, 'kind' | 'image'>): OutboxItem {
  switch (part.type) {
    case 'text':
      return { kind: 'text', ...written, text: part.text, quoteMessageId: null };
    case 'sticker':
      return { kind: 'sticker', ...written, packageId: part.packageId, stickerId: part.stickerId };
    case 'image':
      return { kind: 'picture', ...written, image: part.image };
  }
}

function waitingIn(items: readonly OutboxItem[], lineUserId: string): OutboxItem[] {
  return items.filter((item) => item.lineUserId === lineUserId && item.refusal === null);
}

function nextOf(items: readonly OutboxItem[], lineUserId: string): OutboxItem | undefined {
  return waitingIn(items, lineUserId)[0];
}
