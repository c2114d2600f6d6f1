/** Each sound has a contour of its own, in Hz, so that it is known without looking. */
const contours = { assigned: [523, 659] } as const;

export type Sound = keyof typeof contours;

const noteSeconds = 0.16;
const loudness = 0.08;

let context: AudioContext | undefined;

/** Plays a short, soft sound. Browsers stay silent until the page was clicked once, and some for ever. */
export function playSound(sound: Sound): void {
  if (typeof AudioContext === 'undefined') return;
  context ??= new AudioContext();
  void context.resume().catch(() => undefined);
  const audio = context;
  contours[sound].forEach((frequency, index) => playNote(audio, frequency, index * noteSeconds));
}

function playNote(audio: AudioContext, frequency: number, delaySeconds: number): void {
  const startsAt = audio.currentTime + delaySeconds;
  const oscillator = new OscillatorNode(audio, { type: 'sine', frequency });
  const volume = new GainNode(audio, { gain: 0 });
  volume.gain.setValueAtTime(0, startsAt);
  volume.gain.linearRampToValueAtTime(loudness, startsAt + 0.02);
  volume.gain.exponentialRampToValueAtTime(0.0001, startsAt + noteSeconds * 2);
  oscillator.connect(volume).connect(audio.destination);
  oscillator.start(startsAt);
  oscillator.stop(startsAt + noteSeconds * 2);
}
