import { getConversation, listColleagues } from '@jsk/contracts/conversations';
import type { SlaAlert } from '@jsk/contracts/sla';
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { useLocation, useNavigate } from 'react-router';
import { Toaster } from '@/components/toaster';
import { openConversation } from '@/lib/open-conversation';
import { aColleague, aConversation, aSession, customerId, malee, minute, somchai } from '@/testing/factories';
import { createFakeApi, type FakeApi } from '@/testing/fake-api';
import { renderWithLive } from '@/testing/render-with-live';
import { attentionPreferences, changeAttention } from './model/attention-preferences';
import { useSignals } from './model/use-signals';
import { fakeAudio } from './testing/fake-audio';

const defaults = attentionPreferences.get();
const own: SlaAlert = {
  sessionId: '55',
  lineUserId: customerId(1),
  displayName: 'คุณนก',
  kind: 'first_response',
  state: 'breached',
  thresholdSeconds: 120,
  dueAt: minute(2),
  operator: { id: somchai.id, name: somchai.displayName },
};
const waiting: SlaAlert = { ...own, displayName: 'คุณฟ้า', kind: 'queue_wait', operator: null };

let api: FakeApi;
let audio: ReturnType<typeof fakeAudio>;

beforeEach(() => {
  jest.useFakeTimers();
  attentionPreferences.set(defaults);
  openConversation.set(null);
  jest.spyOn(document, 'hasFocus').mockReturnValue(true);
  audio = fakeAudio();
  api = createFakeApi();
  api.on(getConversation, () => aConversation({ chatMode: 'HUMAN', session: aSession({ skill: 'ฝ่ายขาย' }) }));
  api.on(listColleagues, () => ({
    items: [aColleague({ ...malee, skills: ['ฝ่ายขาย'], presence: 'online' })],
  }));
});
afterEach(() => jest.useRealTimers());

function Page() {
  const navigate = useNavigate();
  useSignals((lineUserId) => void navigate(`/chat?chat=${lineUserId}`));
  const { pathname, search } = useLocation();
  return (
    <>
      <p>{`อยู่ที่ ${pathname}${search}`}</p>
      <Toaster />
    </>
  );
}

const pass = (ms: number) => act(() => jest.advanceTimersByTimeAsync(ms));

async function open() {
  const page = await renderWithLive(<Page />);
  await pass(1_000);
  fireEvent.pointerDown(window);
  return page;
}

test('a broken promise is heard and shown in place of the warning, and leads to the chat', async () => {
  const { emit } = await open();
  emit('sla_alert', { ...own, state: 'near' });
  expect(await screen.findByText('คุณนก รอคำตอบแรกใกล้ครบเวลาที่สัญญาไว้')).toBeInTheDocument();
  expect(audio.heard()).toEqual([]);
  emit('sla_alert', own);
  await pass(500);
  expect(audio.heard()).toEqual(['queue']);
  expect(screen.queryByText(/ใกล้ครบ/)).not.toBeInTheDocument();
  const notice = screen.getByText('คุณนก รอคำตอบแรกเกินเวลาที่สัญญาไว้').closest('li')!;
  fireEvent.click(within(notice).getByRole('button', { name: 'เปิดแชต' }));
  expect(screen.getByText(`อยู่ที่ /chat?chat=${customerId(1)}`)).toBeVisible();
});

test('near is not told of the queue, nor of the chat that is being looked at', async () => {
  const { emit } = await open();
  api.on(getConversation, () => aConversation({ session: aSession() }));
  emit('sla_alert', { ...waiting, displayName: 'คุณเมฆ', state: 'near' });
  act(() => openConversation.set(own.lineUserId));
  fireEvent.focus(window);
  emit('sla_alert', { ...own, displayName: 'คุณเมฆ', state: 'near' });
  await pass(500);
  expect(screen.queryByText(/คุณเมฆ/)).not.toBeInTheDocument();
});

test('what is told of the queue goes when somebody has claimed', async () => {
  api.on(getConversation, () => aConversation({ session: aSession() }));
  const { emit } = await open();
  emit('sla_alert', { ...waiting, displayName: 'คุณฝน', lineUserId: customerId(3) });
  expect(await screen.findByText('คุณฝน รอในคิวเกินเวลาที่สัญญาไว้')).toBeInTheDocument();
  emit('session_claimed', { session: aSession({ lineUserId: customerId(3), status: 'ACTIVE' }) });
  await waitFor(() => expect(screen.queryByText(/คุณฝน/)).not.toBeInTheDocument());
});

test('screen readers are told', async () => {
  const { emit } = await open();
  emit('sla_alert', own);
  await pass(500);
  expect(screen.getByText(/เกินเวลาที่สัญญาไว้/).closest('[aria-live="polite"]')).not.toBeNull();
});

test('it is silent for whoever wants that', async () => {
  changeAttention({ sounds: { ...defaults.sounds, late: false } });
  const { emit } = await open();
  emit('sla_alert', own);
  await pass(500);
  expect(audio.heard()).toEqual([]);
});

test('what a colleague has is shown to administrators with the name, without a sound', async () => {
  const { emit } = await open();
  emit('sla_alert', { ...own, operator: { id: malee.id, name: malee.displayName } });
  await pass(500);
  expect(screen.getByText('อยู่กับ มาลี')).toBeInTheDocument();
  expect(audio.heard()).toEqual([]);
});

test('who waits for a skill is for those who have it', async () => {
  const { emit } = await open();
  emit('sla_alert', waiting);
  await pass(500);
  expect(screen.queryByText(/คุณฟ้า/)).not.toBeInTheDocument();
  expect(audio.heard()).toEqual([]);
});
