import type { ThreadEntry } from './thread-entries';

/** About how high an entry is, in px, until it has been drawn and measured. */
export function estimatedHeightOf(entry: ThreadEntry | undefined): number {
  if (entry?.kind !== 'bubble') return 44;
  const { message, album } = entry;
  if (album.length > 4) return Math.ceil(Math.min(album.length, 9) / 3) * 113;
  if (album.length > 0) return album.length === 2 ? 136 : 272;
  if (message.type === 'image' || message.type === 'video') return 216;
  if (message.type === 'sticker') return 140;
  if (message.type === 'flex') return 320;
  if (message.type === 'audio') return 60;
  const lines = Math.ceil((message.text?.length ?? 0) / 45) || 1;
  return 22 + lines * 24;
}
