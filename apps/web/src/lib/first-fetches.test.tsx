import { listAlerts } from '@jsk/contracts/alerts';
import { listConversations } from '@jsk/contracts/conversations';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { act, screen } from '@testing-library/react';
import { aConversation } from '@/testing/factories';
import { createFakeApi, type FakeApi } from '@/testing/fake-api';
import { createFakeConnection } from '@/testing/fake-connection';
import { renderWithLive } from '@/testing/render-with-live';
import { alertsOptions } from './alert-queries';
import { conversationListOptions } from './conversation-queries';
import type { ConnectionState } from './socket';

let api: FakeApi;
let name: string;

beforeEach(() => {
  jest.useFakeTimers();
  name = 'ก่อนเชื่อมต่อ';
  api = createFakeApi();
  api.on(listConversations, () => ({
    items: [aConversation({ displayName: name })],
    nextCursor: null,
    counts: { all: 1, waiting: 0, active: 0, mine: 0, snoozed: 0, tickets: 0, mentions: 0, closed: 0 },
  }));
  api.on(listAlerts, () => ({ items: [] }));
});
afterEach(() => jest.useRealTimers());

function Page() {
  const list = useInfiniteQuery(conversationListOptions({ status: 'all', q: '', unreadOnly: false }));
  useQuery(alertsOptions);
  return <p>{list.data?.pages[0]?.items[0]?.displayName ?? 'กำลังโหลด'}</p>;
}

async function open() {
  const connection = createFakeConnection({}, 'connecting');
  await renderWithLive(<Page />, { connection });
  const become = (state: ConnectionState) => act(() => connection.state.set(state));
  return { become };
}

const pass = (ms: number) => act(() => jest.advanceTimersByTimeAsync(ms));
const fetches = () => [listConversations, listAlerts].map((endpoint) => api.callsOf(endpoint).length);

test('what is shown first is fetched once, and only when the socket tells what changes from then on', async () => {
  const { become } = await open();
  await pass(100);
  expect(fetches()).toEqual([0, 0]);
  name = 'ระหว่างเชื่อมต่อ';
  become('online');
  await pass(5_000);
  expect(screen.getByText('ระหว่างเชื่อมต่อ')).toBeInTheDocument();
  expect(fetches()).toEqual([1, 1]);
});

test('a socket that takes long is not waited for; what happened before it came is fetched then', async () => {
  const { become } = await open();
  await pass(5_000);
  expect(screen.getByText('ก่อนเชื่อมต่อ')).toBeInTheDocument();
  name = 'ก่อนซ็อกเก็ต';
  become('online');
  await pass(0);
  expect(screen.getByText('ก่อนซ็อกเก็ต')).toBeInTheDocument();
  expect(fetches()).toEqual([2, 2]);
});

test('a socket that cannot be had is not waited for', async () => {
  const { become } = await open();
  become('reconnecting');
  await pass(0);
  expect(screen.getByText('ก่อนเชื่อมต่อ')).toBeInTheDocument();
});

test('after every gap it is fetched again', async () => {
  const { become } = await open();
  become('online');
  await pass(0);
  become('reconnecting');
  name = 'ระหว่างหลุด';
  become('online');
  await pass(0);
  expect(screen.getByText('ระหว่างหลุด')).toBeInTheDocument();
  expect(fetches()).toEqual([2, 2]);
});
