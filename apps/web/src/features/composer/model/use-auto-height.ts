import { useLayoutEffect, type RefObject } from 'react';

const maxLines = 8;

/** As high as its text, up to eight lines; then it scrolls. */
export function useAutoHeight(field: RefObject<HTMLTextAreaElement | null>, text: string): void {
  useLayoutEffect(() => {
    if (field.current) fitHeight(field.current);
  }, [field, text]);
}

function fitHeight(element: HTMLTextAreaElement): void {
  const { lineHeight, paddingTop, paddingBottom } = getComputedStyle(element);
  const highest = maxLines * parseFloat(lineHeight) + parseFloat(paddingTop) + parseFloat(paddingBottom);
  element.style.height = 'auto';
  element.style.height = `${Math.min(element.scrollHeight, highest)}px`;
  element.style.overflowY = element.scrollHeight > highest ? 'auto' : 'hidden';
}
