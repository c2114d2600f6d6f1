import { aMessage, anAnswer, customerId, malee, somchai } from '@/testing/factories';
import { threadEntriesOf, type ThreadEntry } from './thread-entries';

/** Local times, so that the days are those of whoever runs the test. */
const at = (day: number, hour: number, minutes: number) =>
  new Date(2026, 10, day, hour, minutes).toISOString();

const shapeOf = (entry: ThreadEntry) =>
  entry.kind === 'bubble'
    ? `${entry.isFirst ? '[' : ' '}${entry.message.text}${entry.isLast ? ']' : ' '}`
    : entry.kind;

test('bubbles of one sender within two minutes stand together, and days apart', () => {
  const entries = threadEntriesOf(
    [
      aMessage({ text: 'ก', createdAt: at(1, 9, 0) }),
      aMessage({ text: 'ข', createdAt: at(1, 9, 2) }),
      aMessage({ text: 'ค', createdAt: at(1, 9, 5) }),
      anAnswer({ text: 'ง', createdAt: at(1, 9, 5) }),
      anAnswer({ text: 'จ', createdAt: at(1, 9, 6) }, malee),
      aMessage({ text: 'ฉ', createdAt: at(2, 0, 0) }),
    ],
    [],
    somchai,
  );
  expect(entries.map(shapeOf)).toEqual(['day', '[ก ', ' ข]', '[ค]', '[ง]', '[จ]', 'day', '[ฉ]']);
});

test('a system line parts a group', () => {
  const system = aMessage({ type: 'system', text: null, createdAt: at(1, 9, 1) });
  const entries = threadEntriesOf(
    [
      aMessage({ text: 'ก', createdAt: at(1, 9, 0) }),
      system,
      aMessage({ text: 'ข', createdAt: at(1, 9, 1) }),
    ],
    [],
    somchai,
  );
  expect(entries.map(shapeOf)).toEqual(['day', '[ก]', 'system', '[ข]']);
});

test('what waits in the outbox stands last, keeps its place when stored, and is never shown twice', () => {
  const item = {
    tempId: 'a',
    lineUserId: customerId(1),
    text: 'รอส่ง',
    writtenAt: at(1, 9, 9),
    refusal: null,
    kind: 'text' as const,
    quoteMessageId: null,
    cannedResponseIds: [],
  };
  const before = threadEntriesOf([aMessage({ createdAt: at(1, 9, 0) })], [item], somchai);
  const stored = anAnswer({ text: 'รอส่ง', tempId: 'a', createdAt: at(1, 9, 9) });
  const after = threadEntriesOf([aMessage({ createdAt: at(1, 9, 0) }), stored], [item], somchai);

  expect(before.at(-1)).toMatchObject({ key: 'a', message: { state: 'queued' } });
  expect(after.at(-1)).toMatchObject({ key: 'a', message: { state: 'accepted' } });
  expect(after).toHaveLength(before.length);
});
