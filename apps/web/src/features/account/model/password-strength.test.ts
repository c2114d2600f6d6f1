import { passwordProblem, strengthOf } from './password-strength';

const known = { username: 'Somchai', currentPassword: 'the-one-before' };

test.each([
  ['', { kind: 'missing' }],
  ['short', { kind: 'tooShort', count: 5 }],
  ['x'.repeat(201), { kind: 'tooLong', count: 200 }],
  ['my name is somchai', { kind: 'containsUsername' }],
  ['the-one-before', { kind: 'sameAsCurrent' }],
  ['ปลาทูตัวนี้อร่อย', null],
])('“%s”: %j', (password, problem) => {
  expect(passwordProblem(password, known)).toEqual(problem);
});

test.each([
  ['aaaaaaaaaaaa', 'weak'],
  ['abcdefghijkl', 'weak'],
  ['121212121212', 'weak'],
  ['9876543210', 'weak'],
  ['kitchen-7x', 'fair'],
  ['kitchen-table7', 'good'],
  ['four green lamps at noon', 'strong'],
  ['ปลาทูแม่กลองอร่อยมาก', 'strong'],
])('“%s” is %s', (password, strength) => {
  expect(strengthOf(password)).toBe(strength);
});
