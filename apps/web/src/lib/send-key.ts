import { createPreference } from './preferences';

/** With which keys an operator sends; the other of Enter and Ctrl+Enter begins a new line. */
export const sendKeys = ['enter', 'mod+enter'] as const;
export type SendKey = (typeof sendKeys)[number];

export const sendKeyPreference = createPreference<SendKey>('jsk.send-key', sendKeys, 'enter');

interface PressedKey {
  key: string;
  shiftKey: boolean;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
}

/** Whether a key press sends. Ctrl+Enter (⌘ on a Mac) always does, Enter alone only for those who chose it. */
export function isSendKey(pressed: PressedKey, sendKey: SendKey): boolean {
  if (pressed.key !== 'Enter' || pressed.shiftKey || pressed.altKey) return false;
  return pressed.ctrlKey || pressed.metaKey || sendKey === 'enter';
}
