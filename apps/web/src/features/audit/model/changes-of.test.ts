import { changesOf, factsOf } from './changes-of';

test('a change is told field by field, without what stayed the same', () => {
  const before = { imageDays: 30, fileDays: 90, week: { 1: [{ opensAt: '08:00' }] }, tags: ['a', 'b'] };
  const after = { imageDays: 60, fileDays: 90, week: { 1: [{ opensAt: '09:00' }] }, tags: ['a', 'c'] };
  expect(changesOf({ before, after })).toEqual([
    { path: 'imageDays', before: '30', after: '60' },
    { path: 'week.1.0.opensAt', before: '08:00', after: '09:00' },
    { path: 'tags', before: 'a, b', after: 'a, c' },
  ]);
});

test('what came and what went has only one side', () => {
  const detail = { before: { reason: 'เดิม', list: ['a'] }, after: { isActive: false, list: [] } };
  expect(changesOf(detail)).toEqual([
    { path: 'reason', before: 'เดิม', after: null },
    { path: 'list', before: 'a', after: null },
    { path: 'isActive', before: null, after: 'false' },
  ]);
});

test('a single value that was changed is the whole', () => {
  expect(changesOf({ before: 'BOT', after: 'HUMAN' })).toEqual([{ path: '', before: 'BOT', after: 'HUMAN' }]);
});

test('an act that changes no fields has facts', () => {
  const detail = { lineUserId: 'U1', closedBy: 'OPERATOR', trigger: { kind: 'KEYWORD', keyword: null } };
  expect(changesOf(detail)).toEqual([]);
  expect(factsOf(detail)).toEqual([
    ['closedBy', 'OPERATOR'],
    ['trigger.kind', 'KEYWORD'],
  ]);
});
