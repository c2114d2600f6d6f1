/** Every queue of background jobs; a test compares it with what the workers really have. */
export const jobQueues = [
  'customer-profiles',
  'customer-signals',
  'due-surveys',
  'group-profiles',
  'incoming-media',
  'outbound-messages',
  'personal-data',
  'quota',
  'rich-menu-links',
  'rich-menu-publication',
  'scheduled-messages',
  'session-lifecycle',
  'sign-ins',
  'statistics',
  'telegram',
] as const;
