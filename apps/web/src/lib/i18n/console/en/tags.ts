import type { tagsTh } from '../th/tags';

export const tagsEn: typeof tagsTh = {
  add: 'Add a tag',
  listLabel: 'Tags',
  search: 'Search tags',
  createOf: 'Create tag “{{name}}”',
  empty: 'No tags yet. Administrators add them on their pages',
  emptyMayCreate: 'No tags yet. Type a name to create one',
  noMatch: 'No such tag',
  loadError: 'The tags could not be loaded',
};
