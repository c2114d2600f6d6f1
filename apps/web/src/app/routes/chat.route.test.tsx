import { listConversations } from '@jsk/contracts/conversations';
import { act, screen } from '@testing-library/react';
import { aConversation } from '@/testing/factories';
import { createFakeApi } from '@/testing/fake-api';
import { renderWithLive } from '@/testing/render-with-live';
import { ChatRoute } from './chat.route';

const loaded: string[] = [];
jest.mock('./conversation-side', () => {
  loaded.push('conversation');
  return jest.requireActual<object>('./conversation-side');
});

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

const pass = (ms: number) => act(() => jest.advanceTimersByTimeAsync(ms));

test('the conversation is loaded before the first click on one, but not while the list still is', async () => {
  const api = createFakeApi();
  const counts = { all: 1, waiting: 0, active: 0, mine: 0, snoozed: 0, tickets: 0, mentions: 0, closed: 0 };
  let arrive = () => {};
  const onItsWay = new Promise<void>((resolve) => (arrive = resolve));
  api.on(listConversations, async () => {
    await onItsWay;
    return { items: [aConversation({ displayName: 'คุณฝน' })], nextCursor: null, counts };
  });
  await renderWithLive(<ChatRoute />);
  await pass(10_000);
  expect(loaded).toEqual([]);

  arrive();
  await pass(10_000);
  expect(screen.getByText('คุณฝน')).toBeInTheDocument();
  expect(loaded).toEqual(['conversation']);
});
