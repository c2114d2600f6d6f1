import type { Media, MessagePayload } from '@jsk/contracts/messages';

/** Where the file of a message lies in the storage: our own business, of which neither console nor customer is told. */
export interface FilePlace {
  readonly key: string;
  readonly previewKey: string | null;
}

/** What is stored of a message besides its text; `file` is there as long as a file is. */
export type StoredPayload =
  Exclude<MessagePayload, { kind: 'media' }> | { kind: 'media'; media: Media; file?: FilePlace };
