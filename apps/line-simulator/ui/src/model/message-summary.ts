import type { TextKey } from '../i18n/texts';
import type { ChatMessage } from './types';

const LABELS: Readonly<Record<string, TextKey>> = {
  sticker: 'sticker',
  image: 'image',
  video: 'video',
  audio: 'audio',
  file: 'file',
  location: 'location',
};

/** A message in a few words: for the list of customers and for quotes. */
export function summarize(entry: ChatMessage, t: (key: TextKey) => string): string {
  const { message } = entry;
  if (!message) return entry.direction === 'fromCustomer' ? t('unsentByYou') : t('unsentMessage');
  if (message.text) return message.text;
  if (message.altText) return message.altText;
  const label = LABELS[entry.type];
  return `[${label ? t(label) : entry.type}]`;
}

/** The time of day as both languages write it. */
export function timeOf(iso: string): string {
  return new Date(iso).toLocaleTimeString('th-TH', { hour: '2-digit', minute: '2-digit' });
}
