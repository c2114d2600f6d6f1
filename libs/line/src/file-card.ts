import { charactersOf } from './graphemes';
import { MAX_ALT_TEXT_UNITS, splitText } from './limits';
import type { OutgoingMessage } from './outgoing-message';

export interface FileCard {
  /** Any text; control characters, also those that turn the direction of a name around, are taken out. */
  fileName: string;
  /** For people: `1.2 MB`. Left out when empty. */
  sizeText: string;
  /** At most 1000 UTF-16 units of percent-encoded http or https. `checkOutgoing` tells if it is not. */
  downloadUrl: string;
  labels: {
    /** What this is, above the name: `เอกสารจากเจ้าหน้าที่`. */
    title: string;
    /** On the button, at most 40 characters: `ดาวน์โหลด`. */
    download: string;
    /** Below the size, for links that end: `ลิงก์ใช้ได้ถึง 30 พ.ย. 2569`. */
    expiry?: string;
  };
}

/** Two to three lines of a bubble. */
const MAX_SHOWN_NAME_CHARACTERS = 60;
const GREY = '#6B7280';

/**
 * A file as a card with a button: LINE has no message type for sending files.
 *
 * @see https://developers.line.biz/en/reference/messaging-api/#flex-message
 */
export function fileCard({ fileName, sizeText, downloadUrl, labels }: FileCard): OutgoingMessage {
  const name = shownFileName(fileName) || labels.title;
  const altText = name === labels.title ? name : `${labels.title}: ${name}`;
  const notes = [sizeText, labels.expiry ?? ''].filter((note) => note !== '');
  return {
    type: 'flex',
    // What LINE shows in the list of chats and in notifications.
    altText: splitText(altText, MAX_ALT_TEXT_UNITS)[0] ?? labels.title,
    contents: {
      type: 'bubble',
      size: 'kilo',
      body: {
        type: 'box',
        layout: 'vertical',
        spacing: 'sm',
        contents: [
          { type: 'text', text: labels.title, size: 'xs', color: GREY, wrap: true },
          { type: 'text', text: name, weight: 'bold', size: 'md', wrap: true },
          ...notes.map((text) => ({ type: 'text' as const, text, size: 'xs', color: GREY, wrap: true })),
        ],
      },
      footer: {
        type: 'box',
        layout: 'vertical',
        contents: [
          {
            type: 'button',
            style: 'primary',
            height: 'sm',
            action: { type: 'uri', label: labels.download, uri: downloadUrl },
          },
        ],
      },
    },
  };
}

/** Shortened in the middle: the end of a name says what kind of file it is, and often which version. */
function shownFileName(fileName: string): string {
  const characters = charactersOf(fileName.replace(/[\p{Cc}\p{Bidi_Control}\p{Surrogate}]/gu, '').trim());
  if (characters.length <= MAX_SHOWN_NAME_CHARACTERS) return characters.join('');
  const kept = MAX_SHOWN_NAME_CHARACTERS - 1;
  const end = Math.floor(kept / 3);
  return [...characters.slice(0, kept - end), '…', ...characters.slice(-end)].join('');
}
