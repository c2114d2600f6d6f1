import type { SignalKind } from './attention-preferences';

interface Note {
  /** Hz */
  frequency: number;
  /** Seconds after the beginning. */
  at: number;
}

/**
 * Each sound has a contour of its own, so that it is known without looking: a message drops a small step, a new chat
 * climbs, the queue calls twice. A mention is a message of a colleague; who waits too long calls like the queue.
 */
const contours = {
  message: [
    { frequency: 988, at: 0 },
    { frequency: 784, at: 0.12 },
  ],
  assigned: [
    { frequency: 523, at: 0 },
    { frequency: 659, at: 0.14 },
    { frequency: 784, at: 0.28 },
  ],
  queue: [
    { frequency: 587, at: 0 },
    { frequency: 440, at: 0.18 },
    { frequency: 587, at: 0.5 },
    { frequency: 440, at: 0.68 },
  ],
} as const satisfies Record<string, readonly Note[]>;

export type Sound = keyof typeof contours;

export const soundOf: Record<SignalKind, Sound> = {
  message: 'message',
  mention: 'message',
  assigned: 'assigned',
  queue: 'queue',
  late: 'queue',
};

const noteSeconds = 0.32;
const attackSeconds = 0.02;
/** Of what a loudspeaker can do: at 100 it is heard across a desk, not across the office. */
const loudest = 0.3;

let context: AudioContext | undefined;
let wasTouched = false;

/** Browsers let a page sound only after somebody has touched it. @returns a function that stops waiting for that. */
export function unlockSounds(): () => void {
  const stop = () => {
    window.removeEventListener('pointerdown', unlock, true);
    window.removeEventListener('keydown', unlock, true);
  };
  const unlock = () => {
    wasTouched = true;
    void audio()
      ?.resume()
      .catch(() => undefined);
    stop();
  };
  window.addEventListener('pointerdown', unlock, true);
  window.addEventListener('keydown', unlock, true);
  return stop;
}

/** @param volume 0 to 100 */
export function playSound(sound: Sound, volume: number): void {
  const player = audio();
  if (!player || volume === 0) return;
  void player.resume().catch(() => undefined);
  // Loudness is heard in proportions, not in differences.
  const gain = loudest * (volume / 100) ** 2;
  for (const note of contours[sound]) playNote(player, note, gain);
}

function audio(): AudioContext | undefined {
  const mayPlay = wasTouched || (navigator.userActivation?.hasBeenActive ?? false);
  if (mayPlay && typeof AudioContext !== 'undefined') context ??= new AudioContext();
  return context;
}

function playNote(player: AudioContext, { frequency, at }: Note, gain: number): void {
  const startsAt = player.currentTime + at;
  const oscillator = new OscillatorNode(player, { type: 'sine', frequency });
  const envelope = new GainNode(player, { gain: 0 });
  envelope.gain.setValueAtTime(0, startsAt);
  envelope.gain.linearRampToValueAtTime(gain, startsAt + attackSeconds);
  envelope.gain.exponentialRampToValueAtTime(0.0001, startsAt + noteSeconds);
  oscillator.connect(envelope).connect(player.destination);
  oscillator.start(startsAt);
  oscillator.stop(startsAt + noteSeconds);
}
