import { useEffect, useMemo } from 'react';
import { useLive } from '@/lib/live-context';

const repeatAfterMs = 3_000;
const stopAfterMs = 4_000;

type TypingEvent = 'typing_start' | 'typing_stop';

/** Turns key strokes into events: at most one every three seconds, and one when it is over. */
function createTypingNotice(tell: (event: TypingEvent) => void) {
  let toldAt = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stopped = () => {
    clearTimeout(timer);
    if (toldAt === 0) return;
    toldAt = 0;
    tell('typing_stop');
  };
  const typed = () => {
    clearTimeout(timer);
    timer = setTimeout(stopped, stopAfterMs);
    if (Date.now() - toldAt < repeatAfterMs) return;
    toldAt = Date.now();
    tell('typing_start');
  };
  return { typed, stopped };
}

/** Tells colleagues that this operator is typing in a conversation. */
export function useTypingNotice(lineUserId: string) {
  const { connection } = useLive();
  const notice = useMemo(
    () =>
      createTypingNotice((event) => {
        if (connection.state.get() === 'online') {
          connection.ask(event, { lineUserId }).catch(() => undefined);
        }
      }),
    [connection, lineUserId],
  );

  useEffect(() => notice.stopped, [notice]);
  return notice;
}
