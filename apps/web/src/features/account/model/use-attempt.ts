import { useState } from 'react';

interface Attempt<Input> {
  isPending: boolean;
  /** Why the last one failed. */
  error: unknown;
  /** Does nothing while one is on its way. */
  run(input: Input): Promise<void>;
  reset(): void;
}

/** Something that is tried until it works. Used in front of the console, too, where there is no cache of answers. */
export function useAttempt<Input = void>(act: (input: Input) => Promise<void>): Attempt<Input> {
  const [isPending, setPending] = useState(false);
  const [error, setError] = useState<unknown>(null);

  async function run(input: Input) {
    if (isPending) return;
    setPending(true);
    setError(null);
    try {
      await act(input);
    } catch (failure) {
      setError(failure);
    } finally {
      setPending(false);
    }
  }

  return { isPending, error, run, reset: () => setError(null) };
}
