import { maximumUploadBytes } from '@jsk/contracts/media';
import { toStorableText } from '@jsk/line/storable-text';
import { pictureTypes } from './pictures.service';

export type UploadKind = keyof typeof maximumUploadBytes;

const dayMs = 24 * 60 * 60 * 1000;

/** So long a file that was uploaded can be sent; it is deleted a day later, so that none is deleted while it is sent. */
export const uploadSendableMs = dayMs;
export const uploadKeptMs = 2 * dayMs;

/** LINE takes these as videos and sounds (https://developers.line.biz/en/reference/messaging-api/#video-message). */
const videoTypes: ReadonlySet<string> = new Set(['video/mp4', 'video/x-m4v']);
const soundTypes: ReadonlySet<string> = new Set(['audio/mpeg', 'audio/mp4', 'audio/x-m4a']);

/** As what a file is sent: whatever LINE cannot show goes as a document. */
export function uploadKindOf(contentType: string): UploadKind {
  if (pictureTypes.has(contentType)) return 'image';
  if (videoTypes.has(contentType)) return 'video';
  return soundTypes.has(contentType) ? 'audio' : 'file';
}

/** A name that can be shown and saved anywhere; where the file lies has nothing to do with it. */
export function cleanFileName(name: string): string {
  const shown = name.normalize('NFC').replace(/[\p{Cc}\p{Cf}\\/]/gu, '');
  return toStorableText(shown.slice(0, 255)).trim() || 'file';
}
