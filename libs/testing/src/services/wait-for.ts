import { setTimeout as delay } from 'node:timers/promises';

export interface WaitOptions {
  /** What is awaited, for the error: "the session is closed". */
  readonly description: string;
  /** When to give up; 10 s unless told. */
  readonly timeoutMs?: number;
}

const pauseMs = 25;

/**
 * Asks again and again until it is so, instead of sleeping and hoping.
 * @param probe throws, or returns false or null, as long as it is not so yet; expectations fit as they are.
 * @returns what the probe returned at last.
 * @throws Error with the description and the last failure as its cause when the time is up.
 */
export async function waitFor<Value>(
  probe: () => Value | Promise<Value>,
  { description, timeoutMs = 10_000 }: WaitOptions,
): Promise<Exclude<Value, false | null>> {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    const attempt = await tryOnce(probe);
    if ('value' in attempt) return attempt.value as Exclude<Value, false | null>;
    if (Date.now() > deadline) {
      throw new Error(`Waited ${timeoutMs} ms in vain until ${description}${reason(attempt.failure)}`, {
        cause: attempt.failure,
      });
    }
    await delay(pauseMs);
  }
}

async function tryOnce<Value>(
  probe: () => Value | Promise<Value>,
): Promise<{ value: Value } | { failure: unknown }> {
  try {
    const value = await probe();
    return value === false || value === null ? { failure: null } : { value };
  } catch (failure) {
    return { failure };
  }
}

function reason(failure: unknown): string {
  return failure instanceof Error ? `: ${failure.message}` : '.';
}
