/** Stands in for the loudspeaker: remembers the notes, in Hz, and how loud they were. */
export function fakeAudio() {
  const notes: { frequency: number; gain: number }[] = [];

  class FakeAudioContext {
    currentTime = 0;
    destination = {};
    resume = () => Promise.resolve();
  }
  class FakeOscillator {
    connect = (envelope: FakeGain) => {
      notes.push({ frequency: this.options.frequency, gain: envelope.loudest });
      return envelope;
    };
    start = () => {};
    stop = () => {};
    constructor(
      _: unknown,
      private readonly options: { frequency: number },
    ) {}
  }
  class FakeGain {
    loudest = 0;
    gain = {
      setValueAtTime: () => {},
      linearRampToValueAtTime: (value: number) => {
        this.loudest = value;
      },
      exponentialRampToValueAtTime: () => {},
    };
    connect = () => {};
  }
  Object.assign(globalThis, {
    AudioContext: FakeAudioContext,
    OscillatorNode: FakeOscillator,
    GainNode: FakeGain,
  });

  return {
    notes,
    /** The first note of every sound since the last time: enough to tell the three apart. */
    heard() {
      const sounds = { message: '988,784', assigned: '523,659,784', queue: '587,440,587,440' };
      let played = notes
        .splice(0)
        .map(({ frequency }) => frequency)
        .join(',');
      const names: string[] = [];
      while (played !== '') {
        const [name, notesOf] = Object.entries(sounds).find(([, one]) => played.startsWith(one)) ?? [];
        if (!name || !notesOf) throw new Error(`No sound begins with ${played}`);
        names.push(name);
        played = played.slice(notesOf.length).replace(/^,/, '');
      }
      return names;
    },
  };
}
