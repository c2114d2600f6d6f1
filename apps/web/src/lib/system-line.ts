import type { Message } from '@jsk/contracts/messages';
import type { TFunction } from 'i18next';

/** What happened, as one line in the operator's language. */
export function systemLineOf(t: TFunction, { payload, text }: Message): string {
  if (payload?.kind !== 'system') return text ?? '';
  const operator = payload.operatorName ?? t('thread.someone');
  const to = payload.toOperatorName ?? t('thread.someone');
  const line = t(`thread.system.${wordingOf(payload)}`, { operator, to });
  const isWorthShowing = payload.event === 'session_transferred' || payload.event === 'postback';
  return payload.detail && isWorthShowing ? `${line} · ${payload.detail}` : line;
}

function wordingOf({ event, operatorName, detail }: Extract<Message['payload'], { kind: 'system' }>) {
  if (event === 'session_closed' && operatorName) return 'session_closed_by';
  return event === 'followed' && detail === 'unblocked' ? 'unblocked' : event;
}
