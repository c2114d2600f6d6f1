import { useCallback, useState } from 'react';

/** The next page above or below what is shown. */
export interface MoreMessages {
  has: boolean;
  state: 'idle' | 'loading' | 'failed';
  load: () => void;
}

/** Loads one page after the other; after a failure only when asked to. */
export function useMore(has: boolean, fetchPage: () => Promise<void>): MoreMessages {
  const [state, setState] = useState<MoreMessages['state']>('idle');
  const load = useCallback(() => {
    setState('loading');
    fetchPage().then(
      () => setState('idle'),
      () => setState('failed'),
    );
  }, [fetchPage]);
  return { has, state, load };
}
