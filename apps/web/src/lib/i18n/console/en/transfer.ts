import type { colleagueTh, transferTh } from '../th/transfer';

export const transferEn: typeof transferTh = {
  title: 'Transfer this chat',
  kind: 'Transfer to',
  kinds: { operator: 'Operator', skill: 'Skill', queue: 'Queue' },
  to: 'Operator',
  search: 'Search by name or skill',
  toSkill: 'Skill',
  toQueue: 'The chat goes back to the queue and keeps its place. Any operator can claim it.',
  reason: 'Reason (optional)',
  reasonHint: 'Operators see this, the customer does not.',
  submit: 'Transfer',
  skillState: '{{online}} of {{all}} online · {{waiting}} waiting',
  nobody: 'There is no other operator yet.',
  noMatch: 'No operator matches “{{q}}”',
  noSkill: 'There are no skills yet. Administrators add them on the page People and skills.',
  loadError: 'The operators could not be loaded',
  skillsLoadError: 'The skills could not be loaded',
  chooseOperator: 'Choose an operator first',
  chooseSkill: 'Choose a skill first',
  operatorGone: 'This operator cannot take it any more. Choose another.',
  skillGone: 'This skill does not exist any more. Choose another.',
  reasonWrong: 'This text cannot be used',
  done: {
    operator: 'Chat transferred to {{name}}',
    skill: 'Chat sent to the skill {{name}}',
    queue: 'Chat sent back to the queue',
  },
};

export const colleagueEn: typeof colleagueTh = {
  load: '{{load}}/{{capacity}} chats',
  full: 'Full',
  you: '{{name}} (you)',
};
