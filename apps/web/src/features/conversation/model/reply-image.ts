import type { Media, Message, MessagePayload } from '@jsk/contracts/messages';

/** A picture of a saved reply, shown as any other. */
export function mediaOfReplyImage(image: Extract<MessagePayload, { kind: 'reply_image' }>): Media {
  const { url, width, height } = image;
  return {
    status: 'ready',
    url,
    previewUrl: null,
    width,
    height,
    album: null,
    contentType: null,
    sizeBytes: null,
    fileName: null,
    durationMs: null,
  };
}

/** The address of the picture of a message that has one to show in full, or null. */
export function pictureUrlOf({ state, payload }: Message): string | null {
  if (state === 'unsent') return null;
  if (payload?.kind === 'reply_image') return payload.url;
  return payload?.kind === 'media' && payload.media.status === 'ready' ? payload.media.url : null;
}
