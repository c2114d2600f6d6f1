import type { Message } from '@jsk/contracts/messages';
import type { TFunction } from 'i18next';
import { dayAndTime } from './format';
import { languageStore } from './i18n/i18n';
import { starsOf } from './stars';

type SystemPayload = Extract<Message['payload'], { kind: 'system' }>;

/** Their detail is for people to read. */
const withDetail: ReadonlySet<SystemPayload['event']> = new Set([
  'session_closed',
  'session_transferred',
  'session_assigned',
  'session_requeued',
  'session_opened_to_all',
  'customer_barred',
  'postback',
]);

/** What happened, as one line in the operator's language. */
export function systemLineOf(t: TFunction, { payload, text }: Message): string {
  if (payload?.kind !== 'system') return text ?? '';
  const operator = payload.operatorName ?? t('thread.someone');
  const to = payload.toOperatorName ?? t('thread.someone');
  if (payload.event === 'session_snoozed' && payload.detail) {
    const time = dayAndTime(languageStore.get(), new Date(payload.detail));
    return t('thread.system.session_snoozed_until', { operator, time });
  }
  if (payload.event === 'survey_answered') {
    const score = Number(payload.detail);
    return t('thread.system.survey_answered', { score, stars: starsOf(score) });
  }
  const line = t(`thread.system.${wordingOf(payload)}`, { operator, to });
  return payload.detail && withDetail.has(payload.event) ? `${line} · ${payload.detail}` : line;
}

function wordingOf({ event, operatorName, detail }: SystemPayload) {
  if (event === 'mode_changed') return detail === 'BOT' ? 'mode_changed_to_bot' : 'mode_changed_to_human';
  const maybeBySomebody =
    event === 'session_closed' ||
    event === 'session_woken' ||
    event === 'session_assigned' ||
    event === 'session_requeued';
  if (maybeBySomebody && operatorName) return `${event}_by` as const;
  return event === 'followed' && detail === 'unblocked' ? 'unblocked' : event;
}
