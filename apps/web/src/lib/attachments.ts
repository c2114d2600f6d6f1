import { maximumUploadBytes } from '@jsk/contracts/media';
import { createStore, type Store } from './store';

export type AttachmentKind = keyof typeof maximumUploadBytes;

/** A file that an operator has chosen and not sent yet. */
export interface Attachment {
  /** Also the clientId under which it is sent. */
  id: string;
  file: File;
  kind: AttachmentKind;
  /** Why it cannot be sent. */
  problem: 'too_large' | 'empty' | null;
}

const kindsByType: Readonly<Record<string, AttachmentKind>> = {
  'image/jpeg': 'image',
  'image/png': 'image',
  'image/webp': 'image',
  'image/gif': 'image',
  'image/avif': 'image',
  'video/mp4': 'video',
  'video/x-m4v': 'video',
  'audio/mpeg': 'audio',
  'audio/mp3': 'audio',
  'audio/mp4': 'audio',
  'audio/m4a': 'audio',
  'audio/x-m4a': 'audio',
};

/** What a customer will see it as. The server looks into the file; this is only what the file is called. */
export function attachmentKindOf({ type }: Pick<File, 'type'>): AttachmentKind {
  return kindsByType[type.toLowerCase()] ?? 'file';
}

/** Chosen files by conversation, until they are sent or the page is closed. */
export interface Attachments {
  store: Store<Readonly<Record<string, readonly Attachment[]>>>;
  add(lineUserId: string, files: Iterable<File>): void;
  remove(lineUserId: string, id: string): void;
  /** Takes out what can be sent, in the order in which it was chosen. */
  take(lineUserId: string): Attachment[];
}

const none: readonly Attachment[] = [];

export function createAttachments(): Attachments {
  const store = createStore<Readonly<Record<string, readonly Attachment[]>>>({});
  const of = (lineUserId: string) => store.get()[lineUserId] ?? none;
  const put = (lineUserId: string, attachments: readonly Attachment[]) =>
    store.set((all) => ({ ...all, [lineUserId]: attachments }));

  return {
    store,
    add: (lineUserId, files) => put(lineUserId, [...of(lineUserId), ...Array.from(files, attachmentOf)]),
    remove: (lineUserId, id) =>
      put(
        lineUserId,
        of(lineUserId).filter((attachment) => attachment.id !== id),
      ),
    take(lineUserId) {
      const chosen = of(lineUserId);
      put(
        lineUserId,
        chosen.filter(({ problem }) => problem !== null),
      );
      return chosen.filter(({ problem }) => problem === null);
    },
  };
}

function attachmentOf(file: File): Attachment {
  const kind = attachmentKindOf(file);
  const problem = file.size === 0 ? 'empty' : file.size > maximumUploadBytes[kind] ? 'too_large' : null;
  return { id: crypto.randomUUID(), file, kind, problem };
}
