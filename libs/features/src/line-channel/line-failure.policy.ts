import type { CallFailure } from '@jsk/line/call-outcome';

/** Whether LINE may answer otherwise next time: it did not answer, does not work, or has no time for us. */
export function isTemporary({ status }: Pick<CallFailure, 'status'>): boolean {
  return status === null || status >= 500 || status === 429;
}
