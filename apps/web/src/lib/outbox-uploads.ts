import type { UploadProgress } from './outbox-delivery';
import type { OutboxFile } from './outbox-item';
import { createStore, type Store } from './store';

/** In one conversation. A browser has six connections at the most, and the console needs some itself. */
const maximumAtOnce = 3;

/** Why a file is not at the server: 'later' when it will be tried again, else the code of the refusal. */
export type UploadTrouble = string;

export interface OutboxUploads {
  /** How much of each file that is on its way has left, from 0 to 1, by tempId. */
  progress: Store<Readonly<Record<string, number>>>;
  /** Begins once, or again after trouble, in the order of the calls. @returns null once the file is at the server. */
  upload(item: OutboxFile): Promise<UploadTrouble | null>;
  /** The file is sent, or not wanted any more. */
  forget(tempId: string): void;
}

/** The uploads of a conversation: how many there are, and who comes next. */
interface Lane {
  running: number;
  readonly waiting: (() => void)[];
}

/** Brings files to the server side by side; they are sent one after the other, which is not the business of this. */
export function createOutboxUploads(
  bring: (item: OutboxFile, progress: UploadProgress) => Promise<UploadTrouble | null>,
): OutboxUploads {
  const progress = createStore<Readonly<Record<string, number>>>({});
  const uploads = new Map<string, { stop: AbortController; trouble: Promise<UploadTrouble | null> }>();
  const lanes = new Map<string, Lane>();

  async function inTurn(item: OutboxFile, { signal }: AbortController): Promise<UploadTrouble | null> {
    const { tempId, lineUserId } = item;
    const lane = lanes.get(lineUserId) ?? { running: 0, waiting: [] };
    lanes.set(lineUserId, lane);
    if (lane.running === maximumAtOnce) await new Promise<void>((resolve) => lane.waiting.push(resolve));
    else lane.running += 1;
    try {
      const onProgress = (part: number) => progress.set((all) => ({ ...all, [tempId]: part }));
      return signal.aborted ? 'later' : await bring(item, { signal, onProgress });
    } finally {
      progress.set(({ [tempId]: _, ...others }) => others);
      const next = lane.waiting.shift();
      if (next) next();
      else lane.running -= 1;
    }
  }

  return {
    progress,
    upload(item) {
      const { tempId } = item;
      const known = uploads.get(tempId);
      if (known) return known.trouble;
      const stop = new AbortController();
      const trouble = inTurn(item, stop).then((found) => {
        if (found !== null && uploads.get(tempId)?.stop === stop) uploads.delete(tempId);
        return found;
      });
      uploads.set(tempId, { stop, trouble });
      return trouble;
    },
    forget(tempId) {
      uploads.get(tempId)?.stop.abort();
      uploads.delete(tempId);
    },
  };
}
