import type { MfaChallenge } from '@jsk/contracts/auth';
import { useState } from 'react';
import { ApiProblem } from '@/lib/api-problem';

type FieldErrors = Partial<Record<'username' | 'password', 'required' | 'invalid'>>;

/** Loaded on its own, while the operator types: those who only look at the login page need none of it. */
export const loadAuthSession = () => import('@/lib/auth-session');

/** The state of one sign-in form. */
export function useSignIn() {
  const [isPending, setPending] = useState(false);
  const [fieldErrors, setFieldErrors] = useState<FieldErrors>({});
  const [formError, setFormError] = useState<unknown>(null);

  /** @returns what a second step has to answer, if there is one */
  async function submit(credentials: { username: string; password: string }): Promise<MfaChallenge | null> {
    const missing: FieldErrors = {
      ...(!credentials.username.trim() && { username: 'required' as const }),
      ...(!credentials.password && { password: 'required' as const }),
    };
    setFieldErrors(missing);
    setFormError(null);
    if (Object.keys(missing).length > 0) return null;
    setPending(true);
    try {
      const { signInWith } = await loadAuthSession();
      return await signInWith(credentials);
    } catch (error) {
      setFieldErrors(fieldErrorsOf(error));
      setFormError(error);
      return null;
    } finally {
      setPending(false);
    }
  }

  return { submit, isPending, fieldErrors, formError };
}

function fieldErrorsOf(error: unknown): FieldErrors {
  const paths = error instanceof ApiProblem ? error.errors.map(({ path }) => path) : [];
  return {
    ...(paths.includes('username') && { username: 'invalid' as const }),
    ...(paths.includes('password') && { password: 'invalid' as const }),
  };
}
