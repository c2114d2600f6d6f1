import type { ErrorCode, Problem } from '@jsk/contracts/problem';

/** Nothing is open before something was done about the own account; a new token tells what. */
export const obligationCodes: readonly string[] = ['password_change_required', 'mfa_enrolment_required'];

/** Why a REST call did not work. `network_error` is ours: no answer came. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';

  constructor(
    readonly code: ErrorCode | 'network_error',
    readonly status: number,
    readonly problem: Problem | null = null,
    /** When the server may be asked again, in ms since 1970, where it said so. */
    readonly retryAt: number | null = null,
  ) {
    super(problem?.detail ?? code);
  }

  /** What is wrong with the fields, by path. */
  get errors(): Problem['errors'] {
    return this.problem?.errors ?? [];
  }

  /** Worth another try later: nothing was decided. */
  get isTemporary(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 500;
  }
}
