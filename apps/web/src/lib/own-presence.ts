import { createPreference } from './preferences';

export const ownPresences = ['online', 'away'] as const;

/** What the operator wants colleagues to see while the console is open. */
export const ownPresence = createPreference('jsk.presence', ownPresences, 'online');
