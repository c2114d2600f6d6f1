import { mentionedIn, notePartsOf } from './mentions';

const malee = { id: '8', name: 'มาลี' };
const maleeJaidee = { id: '9', name: 'มาลี ใจดี' };
const bob = { id: '10', name: 'Bob (QA)' };
const everybody = [malee, maleeJaidee, bob];

test('a name is mentioned by @ and the whole name, also without a space before it', () => {
  expect(mentionedIn('ฝาก@มาลี ช่วยดู', everybody)).toEqual([malee]);
  expect(mentionedIn('@Bob (QA), please', everybody)).toEqual([bob]);
  expect(mentionedIn('มาลี ไม่อยู่', everybody)).toEqual([]);
});

test('of two names the longer one is meant', () => {
  expect(mentionedIn('@มาลี ใจดี ช่วยดู', everybody)).toEqual([maleeJaidee]);
  expect(mentionedIn('@มาลี @มาลี ใจดี', everybody)).toEqual([malee, maleeJaidee]);
});

test('the beginning of another word is not a name', () => {
  expect(mentionedIn('@มาลีวัลย์', everybody)).toEqual([]);
});

test('somebody mentioned twice is mentioned once', () => {
  expect(mentionedIn('@มาลี @มาลี', everybody)).toEqual([malee]);
});

test('a note is taken apart without losing anything', () => {
  const text = 'ถึง @มาลี\nและ @Bob (QA)!';
  const parts = notePartsOf(
    text,
    everybody.map(({ name }) => name),
  );
  expect(parts.map((part) => part.text).join('')).toBe(text);
  expect(parts.filter(({ isMention }) => isMention).map((part) => part.text)).toEqual(['@มาลี', '@Bob (QA)']);
});
