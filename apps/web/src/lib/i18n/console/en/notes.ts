import type { notesTh } from '../th/notes';

export const notesEn: typeof notesTh = {
  tab: 'Note',
  write: 'Write an internal note',
  label: 'Internal note about {{name}}',
  placeholder: 'Internal note, not seen by the customer · @ to mention…',
  hint: 'Only operators see this · @ mentions a colleague',
  save: 'Save note',
  close: 'Close the note',
  colleagues: 'Colleagues',
  mark: 'Internal note',
  editedAt: 'Changed {{time}}',
  edit: 'Change note',
  saveChange: 'Save',
  withdraw: 'Delete note',
  withdrawText: 'What it says is gone for good; that there was a note stays.',
  changeError: 'The note could not be changed',
  listLabel: 'Notes of this chat',
  listEmpty: 'No notes yet',
  listError: 'The notes could not be loaded',
  listMore: 'Show more',
};
