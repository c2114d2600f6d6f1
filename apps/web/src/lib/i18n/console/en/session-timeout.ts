import type { sessionTimeoutTh } from '../th/session-timeout';

export const sessionTimeoutEn: typeof sessionTimeoutTh = {
  title: 'Are you still there?',
  text: 'Nothing was done here for a while. When the time is up you are signed out; your drafts are kept.',
  left: 'Time left',
  stay: 'Stay signed in',
  signOut: 'Sign out now',
};
