import type { Message } from '@jsk/contracts/messages';

/** A message of the thread, or an album of images as one; `message` is then the newest of them. */
export interface Line {
  message: Message;
  album: readonly Message[];
  refusal: string | null;
}

/**
 * Puts the images that a customer sent together into one line each. LINE sends them one by one, in any order and not
 * always all of them; an image of the album that was taken back meanwhile does not part the others. An album of one is
 * an image. https://developers.line.biz/en/reference/messaging-api/#wh-image
 */
export function albumsTogether(messages: readonly Message[]): Line[] {
  const lines: Line[] = [];
  for (let index = 0; index < messages.length;) {
    const run = albumFrom(messages, index);
    lines.push(...linesOf(run));
    index += run.length;
  }
  return lines;
}

/** The message at `start` and, when it belongs to an album, everything up to the last image of it. */
function albumFrom(messages: readonly Message[], start: number): readonly Message[] {
  const first = messages[start];
  const albumId = first && albumOf(first)?.id;
  let end = start + 1;
  if (albumId) {
    for (let index = end; index < messages.length; index++) {
      const message = messages[index];
      if (message && albumOf(message)?.id === albumId) end = index + 1;
      else if (message?.state !== 'unsent') break;
    }
  }
  return messages.slice(start, end);
}

function linesOf(run: readonly Message[]): Line[] {
  const images = run.filter((message) => albumOf(message) !== null);
  const newest = images.at(-1);
  if (!newest || images.length === 1) return run.map(lineOf);
  const album = images.toSorted(byPlace);
  const takenBack = run.filter((message) => albumOf(message) === null);
  return [{ message: newest, album, refusal: null }, ...takenBack.map(lineOf)];
}

const lineOf = (message: Message): Line => ({ message, album: [], refusal: null });

/** Old versions of LINE name no place: then the order of arrival is all there is. */
function byPlace(a: Message, b: Message): number {
  const [placeOfA, placeOfB] = [albumOf(a)?.index ?? Infinity, albumOf(b)?.index ?? Infinity];
  return placeOfA === placeOfB ? 0 : placeOfA - placeOfB;
}

function albumOf({ state, type, payload }: Message) {
  const isThere = state !== 'unsent' && type === 'image' && payload?.kind === 'media';
  return isThere ? payload.media.album : null;
}
