import type { TFunction } from 'i18next';
import { ApiProblem } from '../api-problem';

/** What went wrong, in the operator's language. */
export function problemText(t: TFunction, error: unknown): string {
  return codeText(t, error instanceof ApiProblem ? error.code : 'other');
}

/** The same for a bare error code; codes without a text of their own share one. */
export function codeText(t: TFunction, code: string): string {
  if (code.startsWith('auth_') || code === 'not_authenticated') return t('problem.signed_out');
  return t([`problem.${code}` as 'problem.other', 'problem.other']);
}

/** Why a waiting conversation could not be taken or given: mostly because somebody was faster. */
export function takenText(t: TFunction, error: unknown): string {
  const winner = error instanceof ApiProblem ? error.problem?.operator : undefined;
  return winner ? t('conversation.claimLost', { name: winner.name }) : problemText(t, error);
}
