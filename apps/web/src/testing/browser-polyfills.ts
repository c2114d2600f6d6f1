/**
 * What jsdom lacks and the console's libraries need: react-router wants TextEncoder and Request, Radix wants pointer capture
 * and ResizeObserver, and TanStack Virtual renders no row while every element is 0 px high.
 */
import { TextDecoder, TextEncoder } from 'node:util';

class InertResizeObserver implements ResizeObserver {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
}

/** As much as a router without loaders looks at. */
class InertRequest {
  readonly method = 'GET';
  readonly signal: AbortSignal | null | undefined;

  constructor(
    readonly url: string,
    options: RequestInit,
  ) {
    this.signal = options.signal;
  }
}

Object.assign(globalThis, {
  TextEncoder,
  TextDecoder,
  Request: InertRequest,
  ResizeObserver: InertResizeObserver,
});

for (const side of ['clientHeight', 'offsetHeight', 'clientWidth', 'offsetWidth']) {
  Object.defineProperty(HTMLElement.prototype, side, { configurable: true, get: () => 600 });
}

Object.assign(HTMLElement.prototype, {
  scrollIntoView: () => {},
  scrollTo: () => {},
  hasPointerCapture: () => false,
  setPointerCapture: () => {},
  releasePointerCapture: () => {},
});

Object.assign(URL, { createObjectURL: () => 'blob:file', revokeObjectURL: () => {} });

Object.defineProperty(window, 'matchMedia', {
  configurable: true,
  value: (query: string) => ({
    matches: false,
    media: query,
    addEventListener: () => {},
    removeEventListener: () => {},
  }),
});
