import { confirmMessage, retryMessage, type Message, type MessageError } from '@jsk/contracts/messages';
import { screen, waitFor, within } from '@testing-library/react';
import { aMessage, anAnswer, minute } from '@/testing/factories';
import { createServer, openPane, thread } from '../testing/open-pane';

let server: ReturnType<typeof createServer>;

beforeEach(() => {
  server = createServer();
});

const troubled = (
  state: 'queued' | 'failed' | 'unknown',
  code: MessageError['code'],
  over: Partial<Message> = {},
) => anAnswer({ state, cost: null, error: { code, message: `${code} from LINE` }, ...over });

/** Serves what becomes of the message, and the same to whoever asks again. */
function answer(message: Message, next: Partial<Message>) {
  const changed = { ...message, error: null, ...next };
  server.api.on(retryMessage, () => changed);
  server.api.on(confirmMessage, () => changed);
}

test('each state of an answer is told in words, and what it cost', async () => {
  server.messages = [
    anAnswer({ text: 'ฟรี', createdAt: minute(1) }),
    anAnswer({ text: 'พุช', via: 'push', cost: 'paid', createdAt: minute(5) }),
    anAnswer({ text: 'ตามไป', via: 'push', cost: 'coalesced', createdAt: minute(9) }),
    anAnswer({ text: 'กำลังไป', state: 'queued', via: null, cost: null, createdAt: minute(13) }),
    aMessage({ text: null, state: 'unsent', createdAt: minute(17) }),
  ];
  await openPane();
  const log = within(await thread());
  expect(await log.findByText('ตอบกลับฟรี')).toBeInTheDocument();
  expect(log.getByText('พุช มีค่าใช้จ่าย')).toHaveAttribute('title', expect.stringContaining('โควตา'));
  expect(log.getByText('ไปด้วยกัน')).toBeInTheDocument();
  expect(log.getAllByRole('img', { name: 'LINE รับข้อความแล้ว' })).toHaveLength(3);
  expect(log.getByRole('img', { name: 'กำลังส่ง' })).toBeInTheDocument();
  expect(log.getByText('ลูกค้ายกเลิกข้อความนี้แล้ว')).toBeInTheDocument();
});

test.each([
  ['sending_paused', /การเชื่อมต่อกับ LINE มีปัญหา/],
  ['unreachable', /ติดต่อ LINE ไม่ได้ ระบบจะลองใหม่ให้เอง/],
  ['rate_limited', /LINE ขอให้รอ/],
] as const)(
  'a message that waits because of %s says so, and that it leaves by itself',
  async (code, text) => {
    server.messages = [troubled('queued', code)];
    await openPane();
    expect(await screen.findByText(text)).toBeVisible();
    expect(screen.queryByRole('button', { name: 'ส่งอีกครั้ง' })).not.toBeInTheDocument();
  },
);

test('a failed answer says why and can be sent again', async () => {
  const failed = troubled('failed', 'quota_exhausted');
  server.messages = [failed];
  answer(failed, { state: 'queued' });
  const { operator } = await openPane();

  expect(await screen.findByText('ส่งไม่สำเร็จ · โควตาข้อความเดือนนี้หมดแล้ว')).toBeVisible();
  await operator.click(screen.getByRole('button', { name: 'ส่งอีกครั้ง' }));
  await waitFor(() => expect(screen.queryByText(/ส่งไม่สำเร็จ/)).not.toBeInTheDocument());
});

test('what LINE refuses, as a quote from another chat, says so at the message [case 74]', async () => {
  server.messages = [troubled('failed', 'rejected_by_line')];
  await openPane();
  expect(await screen.findByText('ส่งไม่สำเร็จ · LINE ไม่รับข้อความนี้')).toBeVisible();
  expect(screen.getByText('LINE แจ้งว่า “rejected_by_line from LINE”')).toBeVisible();
});

test('what was kept back because of the one before says so and can leave alone', async () => {
  server.messages = [
    troubled('failed', 'rejected_by_line', { createdAt: minute(1) }),
    troubled('failed', 'earlier_failed', { createdAt: minute(2) }),
  ];
  await openPane();
  expect(await screen.findByText('ยังไม่ได้ส่ง เพราะข้อความก่อนหน้าส่งไม่สำเร็จ')).toBeVisible();
  expect(screen.getAllByRole('button', { name: 'ส่งอีกครั้ง' })).toHaveLength(2);
});

describe('an answer of which nobody knows whether it arrived', () => {
  async function decide(message: Message) {
    server.messages = [message];
    const view = await openPane();
    expect(await screen.findByText('ไม่แน่ใจว่าถึงหรือไม่')).toBeVisible();
    await view.operator.click(screen.getByRole('button', { name: 'เลือกวิธีจัดการ' }));
    return { ...view, choices: await screen.findByRole('dialog', { name: 'ข้อความนี้ถึงลูกค้าหรือยัง' }) };
  }

  test('is only sent again as a reply after the warning that it may arrive twice', async () => {
    const unknown = troubled('unknown', 'outcome_unknown');
    answer(unknown, { state: 'queued' });
    const { operator, choices } = await decide(unknown);

    expect(server.api.callsOf(retryMessage)).toHaveLength(0);
    expect(choices).toHaveTextContent('ลูกค้าจะได้รับสองครั้ง');
    await operator.click(within(choices).getByRole('button', { name: 'ส่งอีกครั้ง' }));
    await waitFor(() => expect(screen.queryByText('ไม่แน่ใจว่าถึงหรือไม่')).not.toBeInTheDocument());
  });

  test('goes again under the same key as a push, which cannot double', async () => {
    const { choices } = await decide(troubled('unknown', 'outcome_unknown', { via: 'push' }));
    expect(choices).toHaveTextContent('ลูกค้าจะไม่ได้รับซ้ำ');
  });

  test('is settled when the operator knows that it has arrived', async () => {
    const unknown = troubled('unknown', 'outcome_unknown');
    answer(unknown, { state: 'accepted', cost: 'free' });
    const { operator, choices } = await decide(unknown);

    await operator.click(within(choices).getByRole('button', { name: 'ถึงแล้ว' }));
    expect(await screen.findByText('ตอบกลับฟรี')).toBeInTheDocument();
    expect(server.api.callsOf(confirmMessage)).toHaveLength(1);
    expect(server.api.callsOf(retryMessage)).toHaveLength(0);
  });

  test('takes those that left with it along, and says so', async () => {
    server.messages = [
      troubled('unknown', 'outcome_unknown', { createdAt: minute(1) }),
      troubled('unknown', 'outcome_unknown', { createdAt: minute(1) }),
    ];
    const { operator } = await openPane();
    const [first] = await screen.findAllByRole('button', { name: 'เลือกวิธีจัดการ' });
    await operator.click(first!);
    expect(await screen.findByText('มีผลกับข้อความที่ส่งไปพร้อมกันด้วย')).toBeVisible();
  });
});
