import type { customerFieldsTh } from '../th/customer-fields';

export const customerFieldsEn: typeof customerFieldsTh = {
  title: 'Customer fields',
  intro:
    'What the team wants to know of every customer, such as a member number or a birthday. Operators fill them in beside the chat.',
  add: 'Add a field',
  addTitle: 'Add a field',
  editTitle: 'Change the field',
  loadError: 'The fields could not be loaded',
  empty: 'There are no fields yet',
  full: 'There are {{max}} fields already',
  name: 'Name',
  nameHint: 'For example: member number',
  kind: 'Kind',
  kindFixed: 'It cannot be changed later',
  kinds: { text: 'Text', number: 'Number', date: 'Date', choice: 'Choice' },
  choices: 'Choices',
  choicesHint: 'What was chosen before stays, even when the choice is gone',
  isPersonal: 'Is personal',
  isPersonalHint:
    'Such as a telephone number or mail address: roles chosen in the privacy settings see its end only',
  deleteQuestion: 'Delete the field “{{name}}”?',
  deleteText: 'What was written into it is lost for every customer and cannot be brought back.',
};
