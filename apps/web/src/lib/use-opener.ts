import { useState } from 'react';

interface Opener {
  isOpen: boolean;
  element: Element | null;
}

/**
 * What had the focus when something was opened over it. Read while rendering: later the focus may have moved in already.
 * @returns a function that gives it the focus back, if it is still there and nothing else has taken it: whoever closes one
 * thing and opens the next at once is already in that.
 */
export function useOpener(isOpen: boolean): () => void {
  const [opener, setOpener] = useState<Opener>({ isOpen: false, element: null });
  if (opener.isOpen !== isOpen) {
    setOpener({ isOpen, element: isOpen ? document.activeElement : opener.element });
  }
  return () => {
    const isFree = document.activeElement === null || document.activeElement === document.body;
    if (isFree && opener.element instanceof HTMLElement) opener.element.focus();
  };
}
