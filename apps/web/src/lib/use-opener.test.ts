import { renderHook } from '@testing-library/react';
import { useOpener } from './use-opener';

function button(): HTMLButtonElement {
  return document.body.appendChild(document.createElement('button'));
}

afterEach(() => document.body.replaceChildren());

/** Opens something over a button, which takes the focus and is gone again. */
function openAndClose() {
  const opener = button();
  opener.focus();
  const hook = renderHook(({ isOpen }) => useOpener(isOpen), { initialProps: { isOpen: true } });
  const inside = button();
  inside.focus();
  inside.remove();
  hook.rerender({ isOpen: false });
  return { opener, giveFocusBack: hook.result.current };
}

test('what had the focus has it again when what was opened over it is gone', () => {
  const { opener, giveFocusBack } = openAndClose();
  giveFocusBack();
  expect(opener).toHaveFocus();
});

test('what has been opened next keeps the focus', () => {
  const { giveFocusBack } = openAndClose();
  const next = button();
  next.focus();
  giveFocusBack();
  expect(next).toHaveFocus();
});
