import type { ExportedConversation } from './conversation-export.repository';
import type { Transcript } from './transcript';

/** What no file system takes in a name, and what is not seen in one. */
const unusable = /[\\/:*?"<>|\p{Cc}\p{Cf}\s]+/gu;

const maximumSigns = 60;

/** @returns the name of the file: whose conversation, unless it is kept from the reader, and from when to when. */
export function exportName(
  { displayName, lineUserId, firstAt, lastAt }: ExportedConversation,
  transcript: Pick<Transcript, 'dayKey' | 'masksContacts'>,
  extension: 'csv' | 'pdf',
): string {
  const usable = [...displayName.replace(unusable, ' ').trim()].slice(0, maximumSigns).join('');
  const days = [firstAt, lastAt].filter((at) => at !== null).map((at) => transcript.dayKey(at));
  const whose = usable || (transcript.masksContacts ? '' : lineUserId);
  return `${['chat', whose, ...new Set(days)].filter(Boolean).join(' ')}.${extension}`;
}
