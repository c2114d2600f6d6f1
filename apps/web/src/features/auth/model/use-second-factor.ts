import type { MfaChallenge } from '@jsk/contracts/auth';
import { useState } from 'react';
import { ApiProblem } from '@/lib/api-problem';
import { finishSignIn } from '@/lib/auth-session';

interface SecondFactor {
  isPending: boolean;
  /** The code itself was wrong. */
  isWrong: boolean;
  /** What else went wrong. */
  problem: unknown;
  answer(code: string): Promise<void>;
  /** What was said about the former code does not concern the next. */
  reset(): void;
}

/** One challenge and the answers to it. @param onExpired nothing answers it any more */
export function useSecondFactor(challenge: MfaChallenge, onExpired: () => void): SecondFactor {
  const [isPending, setPending] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const isWrong = failure instanceof ApiProblem && isAboutTheCode(failure);

  async function answer(code: string) {
    if (isPending) return;
    setFailure(null);
    setPending(true);
    try {
      await finishSignIn(challenge, code);
    } catch (error) {
      if (error instanceof ApiProblem && error.code.startsWith('auth_')) return onExpired();
      setFailure(error);
    } finally {
      setPending(false);
    }
  }

  return { isPending, isWrong, problem: isWrong ? null : failure, answer, reset: () => setFailure(null) };
}

function isAboutTheCode({ code }: ApiProblem): boolean {
  return code === 'mfa_code_invalid' || code === 'validation_error';
}
