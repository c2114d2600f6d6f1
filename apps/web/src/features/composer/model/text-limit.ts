import { maxTextUnits, outgoingTextSchema } from '@jsk/contracts/primitives';

const showBelow = 500;

/** LINE counts UTF-16 units; `remaining` is null while the limit is far away. */
export function textLimitOf(text: string): { remaining: number | null; canSend: boolean } {
  const remaining = maxTextUnits - text.length;
  return {
    remaining: remaining < showBelow ? remaining : null,
    canSend: outgoingTextSchema.safeParse(text).success,
  };
}
