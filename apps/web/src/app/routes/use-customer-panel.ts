import { useState } from 'react';
import { createPreference } from '@/lib/preferences';
import { useStore } from '@/lib/store';
import { useMediaQuery } from '@/lib/use-media-query';

const besidePreference = createPreference('jsk.customer-panel', ['open', 'closed'] as const, 'open');

/** Beside the thread where there is room (remembered), over it where there is not (only until it is closed). */
export function useCustomerPanel() {
  const hasRoom = useMediaQuery('(min-width: 80rem)');
  const preference = useStore(besidePreference);
  const [isOverOpen, setOverOpen] = useState(false);
  const isOpen = hasRoom ? preference === 'open' : isOverOpen;
  const toggle = () => {
    if (hasRoom) besidePreference.set(isOpen ? 'closed' : 'open');
    else setOverOpen(!isOverOpen);
  };
  return { isBesideOpen: hasRoom && isOpen, isOverOpen: !hasRoom && isOverOpen, setOverOpen, isOpen, toggle };
}
