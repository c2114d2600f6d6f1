/**
 * What jsdom lacks and the console's libraries need: react-router wants TextEncoder, Radix wants pointer capture
 * and ResizeObserver, and TanStack Virtual renders no row while every element is 0 px high.
 */
import { TextDecoder, TextEncoder } from 'node:util';

class InertResizeObserver implements ResizeObserver {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
}

Object.assign(globalThis, { TextEncoder, TextDecoder, ResizeObserver: InertResizeObserver });

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
