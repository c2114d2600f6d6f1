import { randomUUID } from 'node:crypto';
import type { FilePlace } from '../messages';

/** Files are spread over folders by the last characters of their names. */
function placeIn(folder: string, name: string): FilePlace & { readonly previewKey: string } {
  const key = `${folder}/${name.slice(-2).padStart(2, '0')}/${name}`;
  return { key, previewKey: `${key}-preview` };
}

/** Where the file of a customer's message lies: it follows from the message, so that it can always be deleted. */
export const placeOfIncoming = (messageId: string) => placeIn('incoming', messageId);

/** A place for what an operator sends: there is no message yet. */
export const newPlaceForOutgoing = () => placeIn('outgoing', randomUUID());
