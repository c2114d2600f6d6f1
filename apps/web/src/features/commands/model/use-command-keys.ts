import { useEffect } from 'react';
import { runCommandOf } from '@/lib/commands';

/** Lets keys run commands, for as long as the console is open. */
export function useCommandKeys(): void {
  useEffect(() => {
    window.addEventListener('keydown', runCommandOf);
    return () => window.removeEventListener('keydown', runCommandOf);
  }, []);
}
