import { useState } from 'react';
import { useLive } from '@/lib/live-context';
import { useStore } from '@/lib/store';

/** Keeps two from answering at once: while a colleague types an answer, it takes a second press to send one's own. */
export function useSoftLock(lineUserId: string) {
  const typists = Object.values(useStore(useLive().typing.store)[lineUserId] ?? {}).join(', ');
  const [askedAbout, setAskedAbout] = useState('');
  const isAsking = typists !== '' && askedAbout === typists;
  return {
    /** Names of those who are answering; empty when nobody is. */
    typists,
    isAsking,
    /** @returns whether this press sends. */
    mayPass(): boolean {
      const mayPass = typists === '' || isAsking;
      setAskedAbout(mayPass ? '' : typists);
      return mayPass;
    },
  };
}
