import { getConversation } from '@jsk/contracts/conversations';
import { screen } from '@testing-library/react';
import { useLocation } from 'react-router';
import { Toaster } from 'sonner';
import { activeSessionOf, aConversation, customerId, somchai } from '@/testing/factories';
import { createFakeApi, type FakeApi } from '@/testing/fake-api';
import { renderWithLive } from '@/testing/render-with-live';
import { useAssignmentNotice } from './use-assignment-notice';

let api: FakeApi;
const session = activeSessionOf(somchai);

beforeEach(() => {
  api = createFakeApi();
  api.on(getConversation, () => aConversation({ chatMode: 'HUMAN', session }));
});

function Page() {
  useAssignmentNotice();
  const { pathname, search } = useLocation();
  return (
    <>
      <p>{`อยู่ที่ ${pathname}${search}`}</p>
      <Toaster />
    </>
  );
}

test('whoever is given a chat is told whose it is and why, and opens it from any page', async () => {
  const { emit, operator } = await renderWithLive(<Page />);
  emit('session_assigned', { session, reason: 'ลูกค้าขอคุยกับคุณ' });
  expect(await screen.findByText('คุณได้รับแชตของ คุณนก')).toBeInTheDocument();
  expect(screen.getByText('ลูกค้าขอคุยกับคุณ')).toBeInTheDocument();
  await operator.click(screen.getByRole('button', { name: 'เปิดแชต' }));
  expect(await screen.findByText(`อยู่ที่ /chat?chat=${customerId(1)}`)).toBeVisible();
});

test('a customer whose name cannot be had is announced without one', async () => {
  api.on(getConversation, () => {
    throw new Error('offline');
  });
  const { emit } = await renderWithLive(<Page />);
  emit('session_assigned', { session, reason: null });
  expect(await screen.findByText('คุณได้รับแชตของ ลูกค้า')).toBeInTheDocument();
});
