import { type PointerEvent, useRef } from 'react';

const longMs = 450;
/** A finger is never quite still. */
const tolerancePx = 10;

/** A finger that stays. @returns handlers, and whether the click that follows belongs to the press. */
export function useLongPress(onPress: () => void) {
  const state = useRef<{ timer: ReturnType<typeof setTimeout>; x: number; y: number } | null>(null);
  const wasLong = useRef(false);

  function stop(): void {
    if (state.current) clearTimeout(state.current.timer);
    state.current = null;
  }

  function start({ pointerType, clientX, clientY }: PointerEvent): void {
    wasLong.current = false;
    if (pointerType === 'mouse') return;
    const timer = setTimeout(() => {
      wasLong.current = true;
      onPress();
    }, longMs);
    state.current = { timer, x: clientX, y: clientY };
  }

  function move({ clientX, clientY }: PointerEvent): void {
    const began = state.current;
    if (began && Math.hypot(clientX - began.x, clientY - began.y) > tolerancePx) stop();
  }

  return {
    handlers: { onPointerDown: start, onPointerMove: move, onPointerUp: stop, onPointerCancel: stop },
    takeLongPress: () => {
      const was = wasLong.current;
      wasLong.current = false;
      return was;
    },
  };
}
