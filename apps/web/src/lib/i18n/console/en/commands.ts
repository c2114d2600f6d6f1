import type { commandsTh } from '../th/commands';

export const commandsEn: typeof commandsTh = {
  groups: {
    navigation: 'Go to',
    conversation: 'Chat',
    composer: 'Writing',
    view: 'View and account',
  },
  placeholder: 'Type a command, a page or a customer’s name',
  results: 'Commands and chats',
  customers: 'Customers',
  pages: 'Administration',
  nothing: 'Nothing matches “{{q}}”',
  searching: 'Searching…',
  searchFailed: 'Customers could not be searched',
  sheetHint: 'Keys are meant by their place, so that they work on Thai and English layouts',
  customerPanel: 'Show or hide the customer panel',
};
