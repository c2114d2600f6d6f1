import { listMessages } from '@jsk/contracts/messages';
import { screen, waitFor, within } from '@testing-library/react';
import { aMessage, anAnswer, customerId, malee, minute } from '@/testing/factories';
import { createServer, openPane, thread } from '../testing/open-pane';

let server: ReturnType<typeof createServer>;

beforeEach(() => {
  server = createServer();
});

const rowOf = (text: HTMLElement) => text.closest('[tabindex="-1"]');

test('an edited message shows its text of now and that it was edited', async () => {
  const written = aMessage({ text: 'เจอกัน 9 โมง' });
  server.messages = [written];
  const { emit } = await openPane();
  await screen.findByText('เจอกัน 9 โมง');

  emit('message_updated', { ...written, text: 'เจอกัน 10 โมง', editedAt: minute(3) });

  expect(await screen.findByText('เจอกัน 10 โมง')).toBeVisible();
  expect(screen.queryByText('เจอกัน 9 โมง')).not.toBeInTheDocument();
  expect(screen.getByText('แก้ไขแล้ว')).toHaveAttribute('title', expect.stringMatching(/^ลูกค้าแก้ไขเมื่อ .*2569/));
});

test('a message can be replied to where LINE lets it be quoted, and only by those who may write [case 74]', async () => {
  server.messages = [
    aMessage({ text: 'อันนี้ได้', createdAt: minute(1) }),
    aMessage({ text: 'อันนี้ไม่ได้', isQuotable: false, createdAt: minute(9) }),
  ];
  const { unmount } = await openPane();
  await screen.findByText('อันนี้ได้');
  expect(screen.getAllByRole('button', { name: 'ตอบกลับข้อความนี้' })).toHaveLength(1);
  unmount();

  await openPane({ user: malee });
  await screen.findByText('อันนี้ได้');
  expect(screen.queryByRole('button', { name: 'ตอบกลับข้อความนี้' })).not.toBeInTheDocument();
});

test('a quote shows what was quoted, and a click goes there', async () => {
  const asked = aMessage({ text: 'ส่งของวันไหนคะ', createdAt: minute(1) });
  server.messages = [asked, anAnswer({ text: 'พรุ่งนี้ค่ะ', quotedMessageId: asked.id, createdAt: minute(2) })];
  const { operator } = await openPane();
  const quote = await screen.findByRole('button', { name: /คุณนก\s*ส่งของวันไหนคะ/ });

  await operator.click(quote);
  const log = within(await thread());
  const original = log.getAllByText('ส่งของวันไหนคะ').find((text) => !quote.contains(text))!;
  await waitFor(() => expect(rowOf(original)).toHaveFocus());
});

test('a quoted message far up is shown at once; a click leads there, and a button back to the newest', async () => {
  const old = aMessage({ text: 'คำถามเก่า', createdAt: minute(1) });
  const beside = aMessage({ text: 'ถัดมา', createdAt: minute(2) });
  const answer = anAnswer({ text: 'ตอบแล้ว', quotedMessageId: old.id, createdAt: minute(30) });
  server.api.on(listMessages, ({ afterId, aroundId }) => {
    if (afterId) return { messages: [], hasMore: afterId === beside.id };
    return aroundId ? { messages: [old, beside], hasMore: false } : { messages: [answer], hasMore: true };
  });
  const { operator } = await openPane();

  await operator.click(await screen.findByRole('button', { name: /คำถามเก่า/ }));

  expect(await screen.findByText('ถัดมา')).toBeInTheDocument();
  await waitFor(() => expect(rowOf(screen.getByText('คำถามเก่า'))).toHaveFocus());
  expect(screen.queryByText('ตอบแล้ว')).not.toBeInTheDocument();
  await operator.click(screen.getByRole('button', { name: 'ไปข้อความล่าสุด' }));
  expect(await screen.findByText('ตอบแล้ว')).toBeInTheDocument();
  expect(screen.queryByText('ถัดมา')).not.toBeInTheDocument();
});

test('what is taken back is gone from quotes of it, too', async () => {
  const old = aMessage({ text: 'เลขบัตร 1234', createdAt: minute(1) });
  const answer = anAnswer({ text: 'ได้รับแล้ว', quotedMessageId: old.id, createdAt: minute(2) });
  server.api.on(listMessages, ({ afterId, aroundId }) => {
    if (afterId) return { messages: [], hasMore: false };
    return { messages: [aroundId ? old : answer], hasMore: !aroundId };
  });
  const { emit } = await openPane();
  await screen.findByText('เลขบัตร 1234');

  emit('message_updated', { ...old, text: null, state: 'unsent' });

  await waitFor(() => expect(screen.queryByText('เลขบัตร 1234')).not.toBeInTheDocument());
  expect(screen.getByRole('button', { name: /ยกเลิกข้อความแล้ว/ })).toBeVisible();
});

test('a quote of a message that is not there any more says so', async () => {
  server.messages = [anAnswer({ quotedMessageId: '999', lineUserId: customerId(1) })];
  await openPane();
  expect(await screen.findByText('ไม่พบข้อความที่อ้างถึง')).toBeVisible();
});
