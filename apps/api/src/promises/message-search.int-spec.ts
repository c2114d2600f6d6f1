import type { InputOf } from '@jsk/contracts/endpoint';
import { type MessageHit, searchMessages } from '@jsk/contracts/message-search';
import { writeNote } from '@jsk/contracts/notes';
import { updateSettings } from '@jsk/contracts/settings';
import { comparableText } from '@jsk/platform/text/comparable-text';
import { createCustomer, createCustomerMessages, createSession } from '@jsk/testing/factories';
import { LineCustomer } from '@jsk/testing/line-webhooks';
import { newClientId, type OperatorSession } from '@jsk/testing/operator-session';
import { TestSystem } from '../testing/start-test-api';

let system: TestSystem;
let operator: OperatorSession;
let administrator: OperatorSession;

beforeAll(async () => {
  system = await TestSystem.start();
  operator = await system.signIn();
  administrator = await system.signIn({ role: 'ADMIN' });
});
beforeEach(() => system.rows.select('TRUNCATE customers CASCADE'));
afterAll(() => system.stop());

type Search = Omit<InputOf<typeof searchMessages>, 'q'>;
const search = (q: string, filters: Search = {}, by = operator) => by.call(searchMessages, { q, ...filters });
const textsOf = (items: readonly MessageHit[]) => items.map(({ message }) => message.text);
const find = async (q: string, filters: Search = {}, by = operator) =>
  textsOf((await search(q, filters, by)).items);

async function customerWhoWrote(...texts: string[]): Promise<string> {
  const lineUserId = await createCustomer(system.rows, { displayName: 'คุณนก' });
  await createCustomerMessages(system.rows, lineUserId, texts);
  return lineUserId;
}

/** A message that is more than a text. */
async function store(lineUserId: string, type: string, payload: unknown, from = 'CUSTOMER'): Promise<void> {
  await system.rows.select(
    `INSERT INTO messages (line_user_id, direction, sender_kind, type, payload, state, customer_message_number)
     VALUES ($1, 'INCOMING', $2, $3, $4, 'received', 1)`,
    [lineUserId, from, type, JSON.stringify(payload)],
  );
}

const aFile = {
  status: 'ready',
  url: null,
  contentType: null,
  sizeBytes: null,
  fileName: null,
  durationMs: null,
} as const;

/** So many messages about something else that a page is not filled from the newest ones. */
const writeMuchElse = (lineUserId: string) =>
  system.rows.select(
    `INSERT INTO messages (line_user_id, direction, sender_kind, type, text, state, customer_message_number)
     SELECT $1, 'INCOMING', 'CUSTOMER', 'text', 'เรื่องอื่น ' || n, 'received', 1 FROM generate_series(1, 10500) n`,
    [lineUserId],
  );

describe('A message is found', () => {
  it('by a part of a Thai sentence, with the customer and the place of the word', async () => {
    const lineUserId = await customerWhoWrote('สวัสดีค่ะ', 'ขอถามค่าส่งเท่าไหร่');
    const { items, nextCursor } = await search('ค่าส่ง');
    expect(nextCursor).toBeNull();
    expect(items).toEqual([
      {
        message: expect.objectContaining({ lineUserId, text: 'ขอถามค่าส่งเท่าไหร่' }),
        conversation: { lineUserId, displayName: 'คุณนก', pictureUrl: null },
        excerpt: { text: 'ขอถามค่าส่งเท่าไหร่', highlights: [{ start: 5, end: 11 }] },
      },
    ]);
  });

  it.each([
    ['with its tone before its vowel', 'ท\u0e48\u0e35อยู่ไหน', 'ที่อยู่'],
    ['with SARA AM in two', 'น\u0e49\u0e4d\u0e32แข็ง', 'น้ำแข็ง'],
    ['with two SARA E', 'เเพงไป', 'แพง'],
    ['with zero-width spaces', 'ค่า\u200bส่ง', 'ค่าส่ง'],
    ['in capitals', 'ORDER 1234', 'order'],
    ['with LIKE wildcards in it', '100%_ลด', '100%_'],
    ['in words that stand apart', 'โอนเงินแล้ว เลข 8842', '8842 โอนเงิน'],
    ['with a short word beside a long one', 'สั่ง 2 ชิ้นค่ะ', 'สั่ง 2'],
    ['with an emoji', 'ขอบคุณ🙏🙏🙏', '🙏🙏🙏'],
  ])('however it was typed: %s', async (_, written, asked) => {
    await customerWhoWrote(written, 'อย่างอื่น');
    expect(await find(asked)).toEqual([written]);
    const lineUserId = await customerWhoWrote('ไม่มี');
    await writeMuchElse(lineUserId);
    expect(await find(asked)).toEqual([written]);
  });

  it('by the name of a file, the title and address of a place, and the text of a note', async () => {
    const lineUserId = await customerWhoWrote('สวัสดี');
    await store(lineUserId, 'file', { kind: 'media', media: { ...aFile, fileName: 'ใบเสร็จ-กันยายน.pdf' } });
    const place = { title: 'ร้านกาแฟ', address: 'ถนนนิมมาน', latitude: 18.8, longitude: 98.97 };
    await store(lineUserId, 'location', { kind: 'location', ...place });
    await operator.call(writeNote, { lineUserId, text: 'ลูกค้าแพ้ถั่ว', mentions: [], clientId: newClientId() });

    const found = async (q: string) => (await search(q)).items.map(({ excerpt }) => excerpt.text);
    expect(await found('กันยายน')).toEqual(['ใบเสร็จ-กันยายน.pdf']);
    expect(await found('กาแฟ')).toEqual(['ร้านกาแฟ']);
    expect(await found('นิมมาน')).toEqual(['ถนนนิมมาน']);
    expect(await found('แพ้ถั่ว')).toEqual(['ลูกค้าแพ้ถั่ว']);
  });

  it('newest first, page by page, each once, whether in every message, in a few old ones, or in both', async () => {
    const texts = Array.from({ length: 5 }, (_, n) => `ราคา ${n}`);
    const lineUserId = await customerWhoWrote(...texts);
    const inPages = async () => {
      const first = await search('ราคา', { limit: 3 });
      const second = await search('ราคา', { limit: 3, cursor: first.nextCursor ?? '' });
      expect(second.nextCursor).toBeNull();
      return [...textsOf(first.items), ...textsOf(second.items)];
    };
    expect(await inPages()).toEqual(texts.toReversed());
    await writeMuchElse(lineUserId);
    expect(await inPages()).toEqual(texts.toReversed());
    await createCustomerMessages(system.rows, lineUserId, ['ราคา 5']);
    expect(await inPages()).toEqual(['ราคา 5', ...texts.toReversed()]);
  });

  it('by who wrote it, of what kind it is and when', async () => {
    const lineUserId = await customerWhoWrote('ส่งของวันนี้');
    const { user } = operator;
    await system.rows.select(
      `INSERT INTO messages (line_user_id, direction, sender_kind, sender_operator_id, type, text, state,
                             customer_message_number, created_at)
       VALUES ($1, 'OUTGOING', 'OPERATOR', $2, 'text', 'ส่งของแล้ว', 'accepted', 1, '2025-01-02')`,
      [lineUserId, user.id],
    );
    expect(await find('ส่งของ')).toEqual(['ส่งของแล้ว', 'ส่งของวันนี้']);
    expect(await find('ส่งของ', { sender: 'CUSTOMER' })).toEqual(['ส่งของวันนี้']);
    expect(await find('ส่งของ', { operatorId: user.id })).toEqual(['ส่งของแล้ว']);
    expect(await find('ส่งของ', { type: 'file' })).toEqual([]);
    expect(await find('ส่งของ', { to: '2025-01-02T00:00:00.000Z' })).toEqual([]);
    expect(await find('ส่งของ', { from: '2025-01-02T00:00:00.000Z', to: '2025-01-03T00:00:00.000Z' })).toEqual(
      ['ส่งของแล้ว'],
    );
  });

  it('within one conversation also by one character', async () => {
    const lineUserId = await customerWhoWrote('สี', 'แดง');
    await customerWhoWrote('สีฟ้า');
    expect(await find('สี', { lineUserId })).toEqual(['สี']);
    expect(await find('แ', { lineUserId })).toEqual(['แดง']);
  });
});

describe('A message is not found', () => {
  it('once the customer took it back, nor by what it said before it was changed', async () => {
    const customer = new LineCustomer();
    const written = customer.writes('บัตรเลขที่ 1111');
    const { id } = written.message as { id: string };
    await system.process(written);
    expect(await find('บัตรเลขที่')).toEqual(['บัตรเลขที่ 1111']);
    await system.process(customer.edits(id, 'ไม่มีอะไร'));
    expect(await find('บัตรเลขที่')).toEqual([]);
    expect(await find('ไม่มีอะไร')).toEqual(['ไม่มีอะไร']);
    await system.process(customer.unsends(id));
    expect(await find('ไม่มีอะไร')).toEqual([]);
  });

  it('when it is a line of the system', async () => {
    const lineUserId = await createCustomer(system.rows);
    const payload = { kind: 'system', event: 'session_claimed', operatorName: 'สมชาย', detail: null };
    await store(lineUserId, 'system', { ...payload, title: 'สมชาย' }, 'SYSTEM');
    expect(await find('สมชาย')).toEqual([]);
  });

  it('by an operator who may not see the conversation', async () => {
    const lineUserId = await customerWhoWrote('ความลับทางการค้า');
    await createSession(system.rows, lineUserId, { operatorId: administrator.user.id });
    await administrator.call(updateSettings, { routing: { visibility: 'own' } });
    try {
      expect(await find('ความลับ')).toEqual([]);
      expect(await find('ความลับ', {}, administrator)).toEqual(['ความลับทางการค้า']);
      await expect(search('ความลับ', { lineUserId })).rejects.toMatchObject({ status: 404 });
    } finally {
      await administrator.call(updateSettings, { routing: { visibility: 'all' } });
    }
  });
});

it.each([['กข'], ['ก ข'], ['  '], ['\u200b\u200b\u200b'], ['a b c']])(
  'What is too short to be looked for everywhere is refused in words: «%s»',
  async (q) => {
    await expect(search(q)).rejects.toMatchObject({
      status: 400,
      problem: { code: 'validation_error', errors: [expect.objectContaining({ path: 'q' })] },
    });
  },
);

it('A cursor that is none of ours is refused', async () => {
  await expect(search('ราคา', { cursor: 'nonsense' })).rejects.toMatchObject({ status: 400 });
});

it('PostgreSQL and the bot take the same texts for the same, in whatever order their marks were typed', async () => {
  let seed = 11;
  const oneOf = (choices: readonly string[]) =>
    choices[(seed = (seed * 48271) % 2147483647) % choices.length] ?? '';
  const syllable = () => {
    const [vowel, tone] = [oneOf(['', 'ิ', 'ี', 'ุ', 'ั', 'ํ', '็']), oneOf(['', '่', '้', '้้', '์', '\u200b'])];
    const [tail, late] = [oneOf(['', '', 'า', 'ะ', 'ำ', 'ๅ']), oneOf(['', '', '', '่'])];
    const marks = oneOf(['first', 'last']) === 'first' ? tone + vowel : vowel + tone;
    return (
      oneOf(['', 'เ', 'เเ', 'แ', ' ', 'A', '１']) + oneOf(['ก', 'ท', 'ส']) + marks + tail + (tone ? '' : late)
    );
  };
  const texts = Array.from({ length: 5000 }, () => syllable() + oneOf(['', 'ก', syllable()]));
  const rows = await system.rows.select<{ text: string; form: string }>(
    `SELECT t AS text, comparable_text(t) AS form FROM unnest($1::text[]) t`,
    [texts],
  );
  const formOf = new Map(rows.map(({ text, form }) => [comparableText(text), form]));
  expect(rows.filter(({ text, form }) => formOf.get(comparableText(text)) !== form)).toEqual([]);
});
