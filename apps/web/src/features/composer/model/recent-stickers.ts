import { z } from 'zod';
import { browserStorage } from '@/lib/browser-storage';

const stickerSchema = z.object({ packageId: z.string(), stickerId: z.string() });
export type ChosenSticker = z.infer<typeof stickerSchema>;

const storageKey = 'jsk.recentStickers';
const kept = 12;

/** The stickers that were sent last from this browser, newest first. */
export function recentStickers(): ChosenSticker[] {
  try {
    return z.array(stickerSchema).parse(JSON.parse(browserStorage.read(storageKey) ?? '[]'));
  } catch {
    // Somebody else's text; the next sticker replaces it.
    return [];
  }
}

export function rememberSticker(sticker: ChosenSticker): void {
  const others = recentStickers().filter(({ stickerId }) => stickerId !== sticker.stickerId);
  browserStorage.write(storageKey, JSON.stringify([sticker, ...others].slice(0, kept)));
}
