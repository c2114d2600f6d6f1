import { createPreference } from '@/lib/preferences';

/** Parts of the customer panel; those that are looked at now and then are closed until somebody opens them. */
const beginning = {
  tags: 'open',
  notes: 'open',
  fields: 'open',
  session: 'open',
  history: 'closed',
  media: 'closed',
} as const;

export type PanelSectionName = keyof typeof beginning;

const createOne = (name: PanelSectionName) =>
  createPreference(`jsk.customer-panel.${name}`, ['open', 'closed'] as const, beginning[name]);

/** Which parts of the panel are open, remembered by this browser for all customers. */
export const openSections: Record<PanelSectionName, ReturnType<typeof createOne>> = {
  tags: createOne('tags'),
  notes: createOne('notes'),
  fields: createOne('fields'),
  session: createOne('session'),
  history: createOne('history'),
  media: createOne('media'),
};
