import type { Media } from '@jsk/contracts/messages';
import type { FilePlace, OutgoingContent } from '../messages';

/** What a message says whose file is stored. */
export interface FileContent extends OutgoingContent {
  readonly payload: { readonly kind: 'media'; readonly media: Media; readonly file: FilePlace };
}
