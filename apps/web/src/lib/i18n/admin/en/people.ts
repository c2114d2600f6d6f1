import type { peopleTh } from '../th/people';

export const peopleEn: typeof peopleTh = {
  title: 'People and skills',
  intro: 'Who can look after how many customers at a time, and what they know about',
  operators: {
    title: 'People',
    hint: 'Chats are assigned up to this number; by hand, anybody may take more.',
    loadError: 'The people could not be loaded',
    columns: {
      name: 'Name',
      role: 'Role',
      presence: 'Presence',
      load: 'Chats',
      skills: 'Skills',
      actions: 'Actions',
    },
    roles: { SUPER_ADMIN: 'Super administrator', ADMIN: 'Administrator', AGENT: 'Operator' },
    inactive: 'Deactivated',
    load: '{{active}} of {{capacity}}',
    noSkills: 'No skills',
    editTitle: 'Edit {{name}}',
    capacity: 'Chats at a time',
    capacityHint: 'From {{min}} to {{max}}',
    noSkillsYet: 'There are no skills to choose from yet. Add them in the list of skills on this page',
  },
  skills: {
    title: 'Skills',
    hint: 'A customer who needs a skill is given to those who have it first.',
    loadError: 'The skills could not be loaded',
    empty: 'No skills yet, such as sales, repairs or English',
    add: 'Add a skill',
    addTitle: 'Add a skill',
    renameTitle: 'Rename the skill',
    name: 'Name of the skill',
    nameHint: 'Short and clear: operators see it in the queue',
    operators: 'People: {{total}}, online: {{online}}',
    nobody: 'Nobody has it yet',
    waiting: '{{number}} waiting',
    deleteQuestion: 'Delete the skill “{{name}}”?',
    deleteText:
      'People who will no longer have it: {{operators}}. Waiting customers who will then wait for anybody: {{waiting}}. Keywords and answers of the bot that name it will go to anybody.',
  },
};
