import type { OutgoingPart } from './outbox';
import { createStore, type Store } from './store';

/** A part of a canned response that leaves after the text that is being written. */
export interface PendingPart {
  id: string;
  part: OutgoingPart;
}

/** What of an answer is not in its text: the parts that follow, and the canned responses that it was taken from. */
export interface PendingAnswer {
  parts: readonly PendingPart[];
  cannedResponseIds: readonly string[];
}

/** By conversation, until the answer is sent or the page is closed. */
export interface PendingParts {
  store: Store<Readonly<Record<string, PendingAnswer>>>;
  add(lineUserId: string, cannedResponseId: string, parts: readonly OutgoingPart[]): void;
  remove(lineUserId: string, id: string): void;
  /** The text was deleted: without parts nothing is left of the canned responses. */
  forgetUses(lineUserId: string): void;
  /** Takes all out, to be sent. */
  take(lineUserId: string): PendingAnswer;
}

export const nothingPending: PendingAnswer = { parts: [], cannedResponseIds: [] };

export function createPendingParts(): PendingParts {
  const store = createStore<Readonly<Record<string, PendingAnswer>>>({});
  const of = (lineUserId: string) => store.get()[lineUserId] ?? nothingPending;
  const put = (lineUserId: string, pending: PendingAnswer) =>
    store.set((all) => ({ ...all, [lineUserId]: pending }));

  return {
    store,
    add(lineUserId, cannedResponseId, added) {
      const { parts, cannedResponseIds } = of(lineUserId);
      put(lineUserId, {
        parts: [...parts, ...added.map((part) => ({ id: crypto.randomUUID(), part }))],
        cannedResponseIds: [...new Set([...cannedResponseIds, cannedResponseId])],
      });
    },
    remove(lineUserId, id) {
      const pending = of(lineUserId);
      put(lineUserId, { ...pending, parts: pending.parts.filter((one) => one.id !== id) });
    },
    forgetUses(lineUserId) {
      if (of(lineUserId).parts.length === 0) put(lineUserId, nothingPending);
    },
    take(lineUserId) {
      const pending = of(lineUserId);
      put(lineUserId, nothingPending);
      return pending;
    },
  };
}
