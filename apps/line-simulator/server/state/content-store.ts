import { BoundedMap } from './bounded-map';

const CAPACITY = 500;

export type ContentKind = 'image' | 'video' | 'audio' | 'file';

export interface StoredContent {
  readonly kind: ContentKind;
  readonly bytes: Buffer;
  readonly contentType: string;
  readonly fileName: string | null;
  /** The bytes lie elsewhere: LINE has nothing to give. */
  readonly isExternal: boolean;
  isUnsent: boolean;
  /** How often the account asked while the content was "still being prepared". */
  timesNotReady: number;
}

/** What customers sent as image, video, audio or file; kept by message id, the newest 500. */
export class ContentStore {
  private readonly contents = new BoundedMap<StoredContent>(CAPACITY);

  put(messageId: string, content: Pick<StoredContent, 'kind' | 'bytes' | 'contentType' | 'fileName'>): void {
    this.contents.set(messageId, { ...content, isExternal: false, isUnsent: false, timesNotReady: 0 });
  }

  putExternal(messageId: string, kind: ContentKind): void {
    const nothing = { bytes: Buffer.alloc(0), contentType: '', fileName: null };
    const state = { isExternal: true, isUnsent: false, timesNotReady: 0 };
    this.contents.set(messageId, { kind, ...nothing, ...state });
  }

  find(messageId: string): StoredContent | undefined {
    return this.contents.get(messageId);
  }

  markUnsent(messageId: string): void {
    const content = this.contents.get(messageId);
    if (content) content.isUnsent = true;
  }

  reset(): void {
    this.contents.clear();
  }
}
