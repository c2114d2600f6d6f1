import type { KeyboardEvent } from 'react';

/** Whether a key belongs to an input method that is composing. Safari reports its Enter only by the key code. */
export function isComposing({ nativeEvent, keyCode }: KeyboardEvent): boolean {
  return nativeEvent.isComposing || keyCode === 229;
}
