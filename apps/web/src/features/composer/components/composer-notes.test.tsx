import { listColleagues } from '@jsk/contracts/conversations';
import { writeNote } from '@jsk/contracts/notes';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { aColleague, activeSessionOf, aConversation, anAnswer, malee, somchai } from '@/testing/factories';
import { createFakeApi, type FakeApi } from '@/testing/fake-api';
import { createFakeConnection } from '@/testing/fake-connection';
import { renderWithLive } from '@/testing/render-with-live';
import { Composer } from './composer';

let api: FakeApi;

beforeEach(() => {
  api = createFakeApi();
  api.on(listColleagues, () => ({
    items: [
      aColleague({ id: somchai.id, name: somchai.displayName }),
      aColleague(),
      aColleague({ id: '9', name: 'มาลี ใจดี', presence: 'away' }),
      aColleague({ id: '10', name: 'ปิติ' }),
    ],
  }));
  api.on(writeNote, ({ text, clientId }) =>
    anAnswer({ type: 'note', text, tempId: clientId, state: 'received' }),
  );
});

async function open({ canReply = true } = {}) {
  const conversation = aConversation({ session: activeSessionOf(canReply ? somchai : malee) });
  const connection = createFakeConnection();
  const view = await renderWithLive(<Composer conversation={conversation} canReply={canReply} />, {
    connection,
  });
  await view.operator.click(screen.getByRole('tab', { name: 'โน้ต' }));
  return view;
}
const field = () => screen.getByRole('textbox', { name: 'โน้ตภายในเรื่อง คุณนก' });
const written = () =>
  api.callsOf(writeNote).map(({ input }) => ({ text: input['text'], mentions: input['mentions'] }));

test('a note goes to colleagues and never to the customer', async () => {
  const { operator, connection } = await open();
  expect(field()).toHaveFocus();
  await operator.keyboard('ลูกค้าประจำ{Enter}');
  await waitFor(() => expect(written()).toEqual([{ text: 'ลูกค้าประจำ', mentions: [] }]));
  expect(field()).toHaveValue('');
  const asked = connection.asked.map(({ event }) => event);
  expect(asked).not.toContain('send_message');
  expect(asked).not.toContain('typing_start');
});

test('whoever may not answer may write notes', async () => {
  const { operator } = await open({ canReply: false });
  expect(screen.queryByRole('tab', { name: 'ตอบลูกค้า' })).not.toBeInTheDocument();
  await operator.type(field(), 'ฝากดูด้วย{Enter}');
  await waitFor(() => expect(written()).toHaveLength(1));
  await operator.click(screen.getByRole('button', { name: 'ปิดช่องโน้ต' }));
  expect(screen.queryByRole('textbox')).not.toBeInTheDocument();
});

test('what is begun in one tab is there again after a look at the other', async () => {
  const { operator } = await open();
  await operator.type(field(), 'โน้ตที่ค้าง');
  await operator.click(screen.getByRole('tab', { name: 'ตอบลูกค้า' }));
  await operator.keyboard('คำตอบที่ค้าง');
  expect(screen.getByRole('tab', { name: /โน้ต/ })).toHaveTextContent('ร่าง');
  await operator.click(screen.getByRole('tab', { name: /โน้ต/ }));
  expect(field()).toHaveValue('โน้ตที่ค้าง');
});

test('@ lists the colleagues, letters narrow them, Enter takes one and tells them', async () => {
  const { operator } = await open();
  await operator.type(field(), 'ฝาก@');
  const list = await screen.findByRole('listbox', { name: 'เพื่อนร่วมงาน' });
  expect(within(list).getAllByRole('option')).toHaveLength(3);

  await operator.keyboard('มา');
  expect(within(list).getAllByRole('option')).toHaveLength(2);
  expect(field()).toHaveAttribute('aria-activedescendant', within(list).getAllByRole('option')[0]?.id);
  await operator.keyboard('{ArrowDown}{Enter}');
  await waitFor(() => expect(field()).toHaveValue('ฝาก@มาลี ใจดี '));
  await operator.type(field(), 'ช่วยดู{Enter}');
  await waitFor(() => expect(written()).toEqual([{ text: 'ฝาก@มาลี ใจดี ช่วยดู', mentions: ['9'] }]));
});

test('an Enter that ends a composition neither takes a name nor saves', async () => {
  const { operator } = await open();
  await operator.type(field(), '@ป');
  await screen.findByRole('option', { name: /ปิติ/ });
  fireEvent.keyDown(field(), { key: 'Enter', isComposing: true });
  fireEvent.keyDown(field(), { key: 'Enter', keyCode: 229 });
  expect(field()).toHaveValue('@ป');
  expect(written()).toEqual([]);
});

test('an e-mail address mentions nobody, and Escape closes the list', async () => {
  const { operator } = await open();
  await operator.type(field(), 'nok@ป');
  expect(screen.queryByRole('listbox')).not.toBeInTheDocument();
  await operator.clear(field());
  await operator.type(field(), '@ป');
  await screen.findByRole('listbox');
  await operator.keyboard('{Escape}');
  expect(screen.queryByRole('listbox')).not.toBeInTheDocument();
  expect(field()).toHaveValue('@ป');
});
