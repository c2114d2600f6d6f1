import type { preferencesTh } from '../th/preferences';

export const preferencesEn: typeof preferencesTh = {
  keyboard: 'Keyboard',
  sendKey: 'Send with',
  sendKeys: {
    enter: 'Enter (new line with Shift+Enter)',
    mod: '{{key}}+Enter (Enter begins a new line)',
  },
  singleKeys: 'Single-key shortcuts',
  singleKeysHint: 'Such as ?, while you are not typing in a field. Shortcuts with Alt or Ctrl always work.',
  appearance: 'Appearance',
};
