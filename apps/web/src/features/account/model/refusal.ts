import { ApiProblem } from '@/lib/api-problem';

/** What the API did not like about an act on one's own account. */
interface Refusal {
  currentPassword: boolean;
  newPassword: boolean;
  code: boolean;
  /** What is about none of these. */
  rest: unknown;
}

export function refusalOf(error: unknown): Refusal {
  const problem = error instanceof ApiProblem ? error : null;
  const isAt = (path: string) => problem?.errors.some((one) => one.path === path) ?? false;
  const found = {
    currentPassword: problem?.code === 'invalid_credentials' || isAt('currentPassword'),
    newPassword: isAt('newPassword'),
    code: problem?.code === 'mfa_code_invalid' || isAt('code'),
  };
  const isAboutField = found.currentPassword || found.newPassword || found.code;
  return { ...found, rest: isAboutField ? null : error };
}
