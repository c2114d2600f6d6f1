import type { handoffKeywordsTh } from '../th/handoff-keywords';

export const handoffKeywordsEn: typeof handoffKeywordsTh = {
  title: 'Handoff keywords',
  intro:
    'A customer who writes one of these joins the queue for a person. They are looked for before the bot answers.',
  loadError: 'The keywords could not be loaded',
  add: 'Add keywords',
  empty: 'No keywords yet: customers can only ask for a person with buttons and rich menus',
  search: 'Search keywords',
  notFound: 'No keyword has “{{q}}”',
  columns: {
    isActive: 'On',
    keyword: 'Keyword',
    matches: 'Matches',
    skill: 'Goes to',
    usedCount: 'Used in 30 days',
    lastUsedAt: 'Last used',
    actions: 'Actions',
  },
  matches: { inside: 'Inside a text', words: 'Whole words' },
  matchesHint:
    'Thai matches inside running text. Other languages match whole words only: “agent” is not in “agentic”.',
  used: '{{number}}× in 30 days',
  neverUsed: 'Never used',
  skillHint: 'What the operator has to be able to do. While nobody of them is online, it goes to everybody.',
  addDialog: {
    title: 'Add keywords',
    keywords: 'Keywords',
    hint: 'Several at a time: press Enter after each, or paste a list with one on each line',
    submit: 'Add',
    added: '{{count}} added',
    taken: 'There already: {{keywords}}',
    failed: 'Could not be added: {{keywords}}',
    tooLong: 'Longer than {{max}} characters: {{keywords}}',
  },
  editDialog: { title: 'Edit keyword', keyword: 'Keyword', isActive: 'On' },
  deleteQuestion: 'Delete “{{keyword}}”?',
  deleteText:
    'Customers who write it will no longer join the queue. Chats that began with it stay as they are. To pause it, switch it off instead.',
};
