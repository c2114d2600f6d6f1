import type { ChatMessage } from './types';

/** The images of one album that follow each other become one entry; every other message is one of its own. */
export function groupAlbums(messages: readonly ChatMessage[]): ChatMessage[][] {
  const entries: ChatMessage[][] = [];
  for (const message of messages) {
    const album = message.message?.imageSet?.id;
    const before = entries.at(-1);
    const isSameAlbum = album !== undefined && before?.[0]?.message?.imageSet?.id === album;
    if (isSameAlbum) before?.push(message);
    else entries.push([message]);
  }
  return entries;
}
