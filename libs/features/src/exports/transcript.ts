import { maskedContacts } from '@jsk/contracts/masking';
import type { MessageRow } from '../messages';
import { type TranscriptLanguage, type TranscriptWords, transcriptWords } from './transcript-words';

/** How the parts of a conversation are written in one language, by the clock of the shop. */
export class Transcript {
  readonly words: TranscriptWords;
  private readonly day: Intl.DateTimeFormat;
  private readonly clock: Intl.DateTimeFormat;
  private readonly exact: Intl.DateTimeFormat;

  constructor(
    readonly language: TranscriptLanguage,
    private readonly timeZone: string,
    private readonly customerName: string,
    /** The reader may not take telephone numbers and mail addresses away. */
    readonly masksContacts = false,
  ) {
    this.words = transcriptWords[language];
    const locale = language === 'th' ? 'th-TH' : 'en-GB';
    this.day = new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeZone });
    this.clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone });
    // Swedish writes a time as tables and programs read it.
    this.exact = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'medium', timeZone });
  }

  /** 2026-11-21 13:05:00 */
  exactTime(at: Date): string {
    return this.exact.format(at);
  }

  /** 2026-11-21 */
  dayKey(at: Date): string {
    return this.exactTime(at).slice(0, 10);
  }

  dayName(at: Date): string {
    return this.day.format(at);
  }

  clockTime(at: Date): string {
    return this.clock.format(at);
  }

  /** Everything said once: the time with the zone that it is of. */
  zonedTime(at: Date): string {
    return `${this.dayName(at)} ${this.clockTime(at)} (${this.timeZone})`;
  }

  senderOf({ senderKind, senderName }: MessageRow): string {
    if (senderKind === 'CUSTOMER') return this.customerName || this.words.senders.CUSTOMER;
    return senderName ?? this.words.senders[senderKind];
  }

  isSameSender(one: MessageRow, other: MessageRow): boolean {
    return one.senderKind === other.senderKind && one.senderOperatorId === other.senderOperatorId;
  }

  /** What was said, or in brackets what it was. */
  textOf(message: MessageRow): string {
    const written = this.write(message);
    return this.masksContacts ? maskedContacts(written) : written;
  }

  private write({ state, type, text, payload }: MessageRow): string {
    if (state === 'unsent') return `[${this.words.unsent}]`;
    if (text !== null && payload === null) return text;
    const kind = this.words.types[type];
    switch (payload?.kind) {
      case 'media':
        return this.bracketed(kind, payload.media.fileName);
      case 'sticker':
        return this.bracketed(kind, payload.keywords.slice(0, 3).join(', '));
      case 'location': {
        const { title, address, latitude, longitude } = payload;
        return this.bracketed(kind, title, address, `${latitude}, ${longitude}`);
      }
      case 'reply_image':
        return this.bracketed(this.words.types.image, payload.altText);
      case 'flex':
        return payload.altText;
      case 'system': {
        const { event, operatorName, toOperatorName, detail } = payload;
        const people = [operatorName, toOperatorName].filter((name) => name !== null).join(' → ');
        return [this.words.events[event], people, detail].filter(Boolean).join(' · ');
      }
      case 'removed':
        return `[${this.words.removed}]`;
      default:
        return text ?? `[${kind}]`;
    }
  }

  private bracketed(kind: string, ...details: (string | null)[]): string {
    const told = details.filter(Boolean).join(' · ');
    return `[${kind}]${told && ` ${told}`}`;
  }
}
