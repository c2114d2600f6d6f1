import { act, screen } from '@testing-library/react';
import { newerVersionStore } from '@/lib/newer-version';
import { createFakeApi } from '@/testing/fake-api';
import { createFakeConnection } from '@/testing/fake-connection';
import { renderWithLive } from '@/testing/render-with-live';
import { VersionBanner } from './version-banner';

const loaded = document.createElement('script');
loaded.type = 'module';
loaded.src = '/assets/index-loaded.js';

beforeEach(() => {
  createFakeApi();
  document.head.append(loaded);
  newerVersionStore.set(false);
});
afterEach(() => {
  loaded.remove();
  jest.restoreAllMocks();
});

/** What the server answers at the address of the console. */
function served(page: string, ok = true) {
  const answer = { ok, text: () => Promise.resolve(page) } as Response;
  const fetched = jest.spyOn(globalThis, 'fetch').mockResolvedValue(answer);
  return () => fetched.mock.calls.filter(([address]) => address === '/').length;
}

const pageWith = (script: string) =>
  `<div id="root"></div><script type="module" src="/assets/${script}"></script>`;

async function afterLosingTheConnection() {
  const connection = createFakeConnection();
  await renderWithLive(<VersionBanner />, { connection });
  act(() => connection.state.set('reconnecting'));
  await act(async () => connection.state.set('online'));
}

test('after an upgrade of the server the console offers to load the new version', async () => {
  served(pageWith('index-newer.js'));
  await afterLosingTheConnection();
  expect(await screen.findByRole('button', { name: 'โหลดใหม่' })).toBeVisible();
});

test.each([
  ['the same version is still there', pageWith('index-loaded.js'), true],
  ['somebody in between answers', '<h1>Sign in to the network</h1>', true],
  ['the server cannot answer', pageWith('index-newer.js'), false],
])('nothing is offered when %s', async (_, page, ok) => {
  const timesAsked = served(page, ok);
  await afterLosingTheConnection();
  expect(timesAsked()).toBe(1);
  expect(screen.queryByRole('button')).not.toBeInTheDocument();
});

test('nobody asks while the connection holds', async () => {
  const timesAsked = served(pageWith('index-newer.js'));
  await renderWithLive(<VersionBanner />);
  expect(timesAsked()).toBe(0);
});
