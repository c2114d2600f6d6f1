import { useEffect, useRef, useState } from 'react';
import { createPreference } from '@/lib/preferences';
import { useStore } from '@/lib/store';
import { playAlone } from './one-player';

const rates = ['1', '1.5', '2'] as const;
/** Whoever listens faster does so with all of them. */
const rateStore = createPreference('jsk.audioRate', rates, '1');

/**
 * A voice message that is played by controls of our own.
 * @param knownMs how long it lasts, where LINE has told; then nothing is loaded before it is played.
 */
export function useAudio(knownMs: number | null) {
  const element = useRef<HTMLAudioElement>(null);
  const [isPlaying, setPlaying] = useState(false);
  const [position, setPosition] = useState(0);
  const [duration, setDuration] = useState((knownMs ?? 0) / 1000);
  const rate = useStore(rateStore);
  useEffect(() => {
    if (!element.current) return;
    // What is loaded later begins with the default.
    element.current.defaultPlaybackRate = Number(rate);
    element.current.playbackRate = Number(rate);
  }, [rate]);

  const player = {
    isPlaying,
    /** In seconds, as all times here; the duration is 0 until it is known. */
    position: Math.min(position, duration),
    duration,
    rate,
    togglePlaying() {
      if (isPlaying) element.current?.pause();
      // What cannot be played is told by the event `error`, and what is paused at once is no failure.
      else void element.current?.play().catch(() => undefined);
    },
    seek(seconds: number) {
      if (!element.current) return;
      const target = Math.min(Math.max(seconds, 0), duration);
      element.current.currentTime = target;
      setPosition(target);
    },
    changeRate: () => rateStore.set((current) => rates[(rates.indexOf(current) + 1) % rates.length] ?? '1'),
    handlers: {
      onPlay: ({ currentTarget }: { currentTarget: HTMLAudioElement }) => {
        playAlone(currentTarget);
        setPlaying(true);
      },
      onPause: () => setPlaying(false),
      onTimeUpdate: ({ currentTarget }: { currentTarget: HTMLAudioElement }) =>
        setPosition(currentTarget.currentTime),
      // A recording without a length in its head is endless until it was heard.
      onDurationChange: ({ currentTarget }: { currentTarget: HTMLAudioElement }) => {
        if (Number.isFinite(currentTarget.duration)) setDuration(currentTarget.duration);
      },
    },
  };
  return [element, player] as const;
}
