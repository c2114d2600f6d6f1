import { listConversations } from '@jsk/contracts/conversations';
import { searchMessages } from '@jsk/contracts/message-search';
import { screen, waitFor } from '@testing-library/react';
import { aConversation } from '@/testing/factories';
import { createFakeApi } from '@/testing/fake-api';
import { renderWithLive } from '@/testing/render-with-live';
import { ListSide } from './list-side';
import { useChatLocation } from './use-chat-location';

function Page() {
  return <ListSide location={useChatLocation()} />;
}

test('what was looked for among names is looked for in messages when that search is opened', async () => {
  const api = createFakeApi();
  const counts = { all: 1, waiting: 0, active: 0, mine: 0, snoozed: 0, tickets: 0, mentions: 0, closed: 0 };
  api.on(listConversations, () => ({ items: [aConversation()], nextCursor: null, counts }));
  api.on(searchMessages, () => ({ items: [], nextCursor: null }));
  const { operator } = await renderWithLive(<Page />);
  await operator.type(screen.getByRole('searchbox'), 'ค่าส่ง');
  await waitFor(() => expect(api.callsOf(listConversations).at(-1)?.input).toMatchObject({ q: 'ค่าส่ง' }));
  await operator.click(screen.getByRole('button', { name: 'ค้นหาข้อความ' }));
  expect(await screen.findByRole('combobox', { name: 'ค้นหาข้อความ' })).toHaveValue('ค่าส่ง');
  expect(await screen.findByText('ไม่พบข้อความที่มี “ค่าส่ง”')).toBeVisible();
});

test('closing the search leads back to the button that opened it', async () => {
  const api = createFakeApi();
  const counts = { all: 1, waiting: 0, active: 0, mine: 0, snoozed: 0, tickets: 0, mentions: 0, closed: 0 };
  api.on(listConversations, () => ({ items: [aConversation()], nextCursor: null, counts }));
  const { operator } = await renderWithLive(<Page />);
  await screen.findByRole('option');
  const opener = screen.getByRole('button', { name: 'ค้นหาข้อความ' });
  expect(opener).not.toHaveFocus();
  await operator.click(opener);
  expect(await screen.findByRole('combobox', { name: 'ค้นหาข้อความ' })).toHaveFocus();

  await operator.keyboard('{Escape}');
  expect(await screen.findByRole('button', { name: 'ค้นหาข้อความ' })).toHaveFocus();
});
