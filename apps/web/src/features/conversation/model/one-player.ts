let playing: HTMLMediaElement | null = null;

/** Of two that speak at once neither is understood: what starts to play ends what played before. */
export function playAlone(element: HTMLMediaElement): void {
  if (playing !== element) playing?.pause();
  playing = element;
}
