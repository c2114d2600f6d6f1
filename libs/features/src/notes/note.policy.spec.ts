import { mayChangeNote } from './note.policy';

const writtenAt = '2026-11-20T03:00:00.000Z';
const minutesLater = (minutes: number) => new Date(Date.parse(writtenAt) + minutes * 60_000);
const note = {
  sender: { kind: 'OPERATOR', id: '7', name: 'สมชาย' },
  state: 'received',
  createdAt: writtenAt,
} as const;

describe('A note', () => {
  it('can be changed by whoever wrote it, for a quarter of an hour', () => {
    expect(mayChangeNote(note, '7', minutesLater(0))).toBe(true);
    expect(mayChangeNote(note, '7', minutesLater(15))).toBe(true);
    expect(mayChangeNote(note, '7', minutesLater(15.1))).toBe(false);
  });

  it('can be changed by nobody else', () => {
    expect(mayChangeNote(note, '8', minutesLater(0))).toBe(false);
  });

  it('cannot be changed once it was taken back', () => {
    expect(mayChangeNote({ ...note, state: 'unsent' }, '7', minutesLater(0))).toBe(false);
  });
});
