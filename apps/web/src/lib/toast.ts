import type { ExternalToast, toast as sonnerToast } from 'sonner';
import { createStore } from './store';

type Look = 'message' | 'success' | 'warning' | 'error' | 'loading';

/** Whether there has been a toast; what shows them is not loaded before. */
export const toastsWanted = createStore(false);

let latest = 0;

/** What is told before the `Toaster` is there is kept by the library until it is. */
function withSonner(act: (toast: typeof sonnerToast) => void): void {
  import('sonner').then(
    ({ toast }) => act(toast),
    // Out of reach: the connection's own banner says so.
    () => undefined,
  );
}

function show(look: Look) {
  return (text: string, options: ExternalToast = {}) => {
    const id = options.id ?? `toast-${++latest}`;
    toastsWanted.set(true);
    withSonner((toast) => toast[look](text, { ...options, id }));
    return id;
  };
}

/** Short news that goes by by itself. Each call gives the toast's id; one with the same id takes its place. */
export const toast = Object.assign(show('message'), {
  success: show('success'),
  warning: show('warning'),
  error: show('error'),
  loading: show('loading'),
  /** All of them, if none is named. */
  dismiss(id?: string | number): void {
    if (toastsWanted.get()) withSonner((sonner) => sonner.dismiss(id));
  },
});
