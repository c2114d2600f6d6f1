import type { SessionSettings } from '@jsk/contracts/settings';
import { AppError } from '@jsk/platform/errors/app-error';

/** What an operator says of a session that is to be closed, and whether its customer carries a tag by then. */
export interface Closing {
  readonly reason: string | null;
  readonly hasTag: boolean;
}

/** @throws AppError `validation_error` at `reason` or `tagIds`, when the rules ask for more or for something else. */
export function assertMayClose(
  rules: Pick<SessionSettings, 'closing' | 'closingReasons'>,
  closing: Closing,
): void {
  const { reason, hasTag } = closing;
  if (rules.closing === 'reason' && reason === null) throw missing('reason', 'must be chosen');
  if (rules.closing === 'tag' && !hasTag)
    throw missing('tagIds', 'must name a tag, as the customer has none');
  if (reason === null || activeReasons(rules).includes(reason)) return;
  throw missing('reason', 'must be one of the reasons that can be chosen now');
}

/** @returns those that can be chosen now. */
export function activeReasons({ closingReasons }: Pick<SessionSettings, 'closingReasons'>): string[] {
  return closingReasons.filter(({ isActive }) => isActive).map(({ text }) => text);
}

function missing(path: 'reason' | 'tagIds', message: string): AppError {
  return new AppError('validation_error', `${path}: ${message}`, { errors: [{ path, message }] });
}
