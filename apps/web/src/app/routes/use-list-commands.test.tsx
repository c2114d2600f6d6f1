import { listConversations } from '@jsk/contracts/conversations';
import { fireEvent, screen } from '@testing-library/react';
import { useState } from 'react';
import { useConversationList } from '@/features/inbox/model/use-conversation-list';
import type { ListView } from '@/lib/conversation-queries';
import { runCommandOf } from '@/lib/commands';
import { aConversation, customerId } from '@/testing/factories';
import { createFakeApi } from '@/testing/fake-api';
import { renderWithLive } from '@/testing/render-with-live';
import { useListCommands } from './use-list-commands';

function Page({ opened = null }: { opened?: string | null }) {
  const [view, setView] = useState<ListView>({ status: 'all', q: '', unreadOnly: false });
  const [selectedId, openChat] = useState(opened);
  useListCommands({
    view,
    selectedId,
    openChat,
    changeView: (change) => setView((current) => ({ ...current, ...change })),
  });
  const { items } = useConversationList(view, selectedId);
  return (
    <>
      <p>{`${items.length} แชต`}</p>
      <p>{`${view.status} ${selectedId ?? 'ไม่มี'}`}</p>
    </>
  );
}

const press = (code: string) => fireEvent.keyDown(document.body, { code, altKey: true });

beforeEach(() => {
  window.addEventListener('keydown', runCommandOf);
  const api = createFakeApi();
  api.on(listConversations, () => ({
    items: [1, 2, 3].map((n) => aConversation({ lineUserId: customerId(n) })),
    nextCursor: null,
    counts: { all: 3, waiting: 0, active: 0, mine: 0, snoozed: 0, tickets: 0, mentions: 0, closed: 0 },
  }));
});
afterEach(() => window.removeEventListener('keydown', runCommandOf));

async function open(opened: string | null) {
  await renderWithLive(<Page opened={opened} />);
  await screen.findByText('3 แชต');
}

test('Alt+J and Alt+K go to the next and the previous chat, and stop at the ends', async () => {
  await open(customerId(2));
  press('KeyJ');
  expect(screen.getByText(`all ${customerId(3)}`)).toBeInTheDocument();
  press('KeyJ');
  expect(screen.getByText(`all ${customerId(3)}`)).toBeInTheDocument();
  press('KeyK');
  press('KeyK');
  press('KeyK');
  expect(screen.getByText(`all ${customerId(1)}`)).toBeInTheDocument();
});

test('with no chat open the first one is the next', async () => {
  await open(null);
  press('KeyJ');
  expect(screen.getByText(`all ${customerId(1)}`)).toBeInTheDocument();
});

test('Alt+N goes through the tabs, round and round', async () => {
  await open(null);
  for (const tab of ['waiting', 'active', 'mine', 'tickets', 'closed', 'all']) {
    press('KeyN');
    expect(screen.getByText(`${tab} ไม่มี`)).toBeInTheDocument();
  }
});
