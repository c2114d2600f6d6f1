import type { Message } from '@jsk/contracts/messages';
import type { TFunction } from 'i18next';
import { systemLineOf } from './system-line';

/** One line that says what a message is, for lists, quotes and announcements. */
export function previewOf(t: TFunction, message: Message): string {
  if (message.payload?.kind === 'removed') return t('preview.removed');
  if (message.type === 'note') {
    return message.state === 'unsent'
      ? t('notes.withdrawn')
      : t('notes.preview', { text: message.text ?? '' });
  }
  if (message.state === 'unsent') return t('preview.unsent');
  if (message.payload?.kind === 'flex') return message.payload.altText || t('preview.flex');
  if (message.type === 'system') return systemLineOf(t, message);
  if (message.type === 'text') return message.text ?? '';
  return t(`preview.${message.type}`);
}
