import { listColleagues } from '@jsk/contracts/conversations';
import { changeNote, seeMentions, withdrawNote } from '@jsk/contracts/notes';
import type { Message } from '@jsk/contracts/messages';
import { screen, waitFor, within } from '@testing-library/react';
import { aColleague, aConversation, anAnswer, malee, somchai } from '@/testing/factories';
import { createServer, openPane, thread } from '../testing/open-pane';

const aNote = (over: Partial<Message> = {}, writer = malee) =>
  anAnswer({ type: 'note', state: 'received', via: null, cost: null, isQuotable: false, ...over }, writer);
const justNow = () => new Date().toISOString();

let server: ReturnType<typeof createServer>;
beforeEach(() => {
  server = createServer();
  server.api.on(listColleagues, () => ({ items: [aColleague()] }));
});

test('a note is marked as one, with its writer and the names of those who were told', async () => {
  const mentions = [{ id: somchai.id, name: somchai.displayName }];
  server.messages = [aNote({ text: '@สมชาย ช่วยดู @ใครก็ไม่รู้', payload: { kind: 'note', mentions } })];
  await openPane();
  const note = await thread();
  expect(await within(note).findByRole('img', { name: 'โน้ตภายใน' })).toBeVisible();
  expect(within(note).getByText('@สมชาย')).toBeVisible();
  expect(within(note).queryByText('@ใครก็ไม่รู้')).not.toBeInTheDocument();
  expect(within(note).getByText('มาลี')).toBeVisible();
});

test('a fresh note of one’s own can be changed and taken back, one of a colleague cannot', async () => {
  const own = aNote({ text: 'ส่งวันจันทร์', createdAt: justNow() }, somchai);
  server.messages = [aNote({ text: 'ของมาลี', createdAt: justNow() }), own];
  server.api.on(changeNote, ({ text }) => ({ ...own, text, editedAt: justNow() }));
  const withdrawn = { state: 'unsent', text: null, payload: null } as const;
  server.api.on(withdrawNote, () => ({ ...own, ...withdrawn, editedAt: justNow() }));
  const { operator } = await openPane();
  await screen.findByText('ส่งวันจันทร์');
  expect(screen.getAllByRole('button', { name: 'แก้ไขโน้ต' })).toHaveLength(1);

  await operator.click(screen.getByRole('button', { name: 'แก้ไขโน้ต' }));
  const field = await screen.findByRole('textbox', { name: 'แก้ไขโน้ต' });
  await operator.clear(field);
  await operator.type(field, 'ส่งวันอังคาร @มาลี');
  await operator.click(screen.getByRole('button', { name: 'บันทึก' }));
  expect(await screen.findByText(/ส่งวันอังคาร/)).toBeVisible();
  expect(server.api.callsOf(changeNote)[0]?.input).toMatchObject({ mentions: [malee.id] });

  await operator.click(screen.getByRole('button', { name: 'ลบโน้ต' }));
  const dialog = screen.getByRole('dialog');
  await operator.click(within(dialog).getByRole('button', { name: 'ลบโน้ต' }));
  expect(await screen.findByText('โน้ตถูกลบแล้ว')).toBeVisible();
});

test('a colleague can be chosen by @ while a note is changed, and Escape closes only the list', async () => {
  const own = aNote({ text: 'ส่งวันจันทร์', createdAt: justNow() }, somchai);
  server.messages = [own];
  server.api.on(changeNote, ({ text }) => ({ ...own, text, editedAt: justNow() }));
  const { operator } = await openPane();
  await operator.click(await screen.findByRole('button', { name: 'แก้ไขโน้ต' }));
  const field = await screen.findByRole('textbox', { name: 'แก้ไขโน้ต' });
  await operator.type(field, ' @');
  const list = await screen.findByRole('listbox', { name: 'เพื่อนร่วมงาน' });
  expect(field).toHaveAttribute('aria-activedescendant', within(list).getByRole('option').id);
  await operator.keyboard('{Escape}');
  expect(screen.queryByRole('listbox', { name: 'เพื่อนร่วมงาน' })).not.toBeInTheDocument();

  await operator.keyboard('{Backspace}@ม{Enter}');
  expect(field).toHaveValue('ส่งวันจันทร์ @มาลี ');
  await operator.click(screen.getByRole('button', { name: 'บันทึก' }));
  await waitFor(() =>
    expect(server.api.callsOf(changeNote)[0]?.input).toMatchObject({ mentions: [malee.id] }),
  );
});

test('an old note stays as it is', async () => {
  server.messages = [aNote({ text: 'เก่าแล้ว' }, somchai)];
  await openPane();
  await screen.findByText('เก่าแล้ว');
  expect(screen.queryByRole('button', { name: 'แก้ไขโน้ต' })).not.toBeInTheDocument();
});

test('opening a conversation in which one is mentioned says that it was seen, once', async () => {
  server.conversation = aConversation({ hasOpenMention: true });
  server.api.on(seeMentions, () => ({ hasOpenMention: false as const }));
  const { emit } = await openPane();
  await waitFor(() => expect(server.api.callsOf(seeMentions)).toHaveLength(1));
  emit('conversation_update', { lineUserId: server.conversation.lineUserId, hasOpenMention: true });
  await waitFor(() => expect(server.api.callsOf(seeMentions)).toHaveLength(2));
});
