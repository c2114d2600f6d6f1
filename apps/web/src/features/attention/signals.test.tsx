import { getConversation, listColleagues, type Conversation } from '@jsk/contracts/conversations';
import { act, fireEvent, screen, within } from '@testing-library/react';
import { useLocation, useNavigate } from 'react-router';
import { Toaster } from '@/components/toaster';
import { openConversation } from '@/lib/open-conversation';
import {
  activeSessionOf,
  aColleague,
  aConversation,
  aMessage,
  anAnswer,
  aSession,
  customerId,
  malee,
  somchai,
} from '@/testing/factories';
import { createFakeApi, type FakeApi } from '@/testing/fake-api';
import { renderWithLive } from '@/testing/render-with-live';
import { attentionPreferences, changeAttention } from './model/attention-preferences';
import { useSignals } from './model/use-signals';
import { fakeAudio } from './testing/fake-audio';

const defaults = attentionPreferences.get();
const session = activeSessionOf(somchai);
let api: FakeApi;
let audio: ReturnType<typeof fakeAudio>;
let known: Conversation;
let hasFocus: boolean;

class FakeNotification {
  static permission: NotificationPermission = 'granted';
  static shown: FakeNotification[] = [];
  onclick: (() => void) | null = null;
  isClosed = false;
  constructor(
    readonly title: string,
    readonly options: NotificationOptions,
  ) {
    FakeNotification.shown.push(this);
  }
  close() {
    this.isClosed = true;
  }
}

beforeEach(() => {
  jest.useFakeTimers();
  attentionPreferences.set(defaults);
  openConversation.set(null);
  hasFocus = true;
  jest.spyOn(document, 'hasFocus').mockImplementation(() => hasFocus);
  jest.spyOn(window, 'focus').mockImplementation(() => {});
  audio = fakeAudio();
  FakeNotification.shown = [];
  Object.assign(globalThis, { Notification: FakeNotification });
  known = aConversation({ chatMode: 'HUMAN', session });
  api = createFakeApi();
  api.on(getConversation, () => known);
  api.on(listColleagues, () => ({ items: [] }));
});
afterEach(() => jest.useRealTimers());

function Page() {
  const navigate = useNavigate();
  useSignals(
    (lineUserId, messageId) =>
      void navigate(`/chat?chat=${lineUserId}${messageId ? `&message=${messageId}` : ''}`),
  );
  const { pathname, search } = useLocation();
  return (
    <>
      <p>{`อยู่ที่ ${pathname}${search}`}</p>
      <Toaster />
    </>
  );
}

async function open() {
  const page = await renderWithLive(<Page />);
  // What calls is loaded once the browser has nothing better to do.
  await pass(1_000);
  // Browsers stay silent until the page was touched.
  fireEvent.pointerDown(window);
  return page;
}
type Opened = Awaited<ReturnType<typeof open>>;

const pass = (ms: number) => act(() => jest.advanceTimersByTimeAsync(ms));

async function customerWrites({ emit }: Opened, text = 'มีสีอื่นไหมคะ') {
  known = { ...known, customerMessageCount: known.customerMessageCount + 1, unreadCount: 1 };
  const lastMessage = aMessage({ text });
  known.lastMessage = lastMessage;
  const { lineUserId, customerMessageCount } = known;
  emit('conversation_update', { lineUserId, lastMessage, customerMessageCount });
  await pass(0);
}

function leave() {
  hasFocus = false;
  fireEvent.blur(window);
}

function look(lineUserId: string | null) {
  hasFocus = true;
  act(() => openConversation.set(lineUserId));
  fireEvent.focus(window);
}

test('a message, a new chat and the queue each have a sound of their own', async () => {
  const page = await open();
  await customerWrites(page);
  expect(audio.heard()).toEqual(['message']);
  await pass(2_000);
  page.emit('session_assigned', { session, reason: null });
  await pass(2_000);
  expect(audio.heard()).toEqual(['assigned']);
  page.emit('session_created', { session: aSession({ lineUserId: customerId(2) }) });
  await pass(2_000);
  expect(audio.heard()).toEqual(['queue']);
});

test('what somebody else looks after, and what the bot or an operator says, is silent', async () => {
  const page = await open();
  known = { ...known, session: activeSessionOf(malee) };
  await customerWrites(page);
  known = { ...known, session };
  const { lineUserId, customerMessageCount } = known;
  page.emit('conversation_update', { lineUserId, lastMessage: anAnswer(), customerMessageCount });
  await pass(2_000);
  expect(audio.heard()).toEqual([]);
});

test('the chat that is being looked at is silent, unless every message shall sound', async () => {
  const page = await open();
  look(known.lineUserId);
  await customerWrites(page);
  expect(audio.heard()).toEqual([]);
  leave();
  await customerWrites(page);
  expect(audio.heard()).toEqual(['message']);
  look(known.lineUserId);
  changeAttention({ when: 'always' });
  await pass(2_000);
  await customerWrites(page);
  expect(audio.heard()).toEqual(['message']);
});

test('many at once are one sound', async () => {
  const page = await open();
  await customerWrites(page);
  await customerWrites(page);
  await pass(1_400);
  await customerWrites(page);
  expect(audio.heard()).toEqual(['message']);
  await pass(200);
  await customerWrites(page);
  expect(audio.heard()).toEqual(['message']);
});

test('each kind can be switched off, the volume chosen, and everything muted', async () => {
  const page = await open();
  changeAttention({ volume: 100 });
  await customerWrites(page);
  const loud = audio.notes[0]?.gain ?? 0;
  audio.heard();
  await pass(2_000);
  changeAttention({ volume: 50 });
  await customerWrites(page);
  expect(audio.notes[0]?.gain).toBeCloseTo(loud / 4);
  audio.heard();
  await pass(2_000);
  changeAttention({ sounds: { ...defaults.sounds, message: false } });
  await customerWrites(page);
  changeAttention({ sounds: defaults.sounds, isMuted: true });
  await customerWrites(page);
  expect(audio.heard()).toEqual([]);
});

test('who joins the queue and is given to somebody at once disturbs nobody else', async () => {
  const { emit } = await open();
  const waiting = aSession({ lineUserId: customerId(2) });
  emit('session_created', { session: waiting });
  emit('session_claimed', { session: activeSessionOf(malee, { id: waiting.id, lineUserId: customerId(2) }) });
  await pass(10_000);
  expect(audio.heard()).toEqual([]);
});

test('who waits for a skill that a colleague has does not call this operator', async () => {
  api.on(listColleagues, () => ({ items: [aColleague({ skills: ['7'] })] }));
  const { emit } = await open();
  emit('session_created', { session: aSession({ lineUserId: customerId(2), skill: '7' }) });
  await pass(2_000);
  expect(audio.heard()).toEqual([]);
});

test('a skill that nobody who is there has calls everybody', async () => {
  api.on(listColleagues, () => ({ items: [aColleague({ skills: ['7'], presence: 'offline' })] }));
  const { emit } = await open();
  emit('session_created', { session: aSession({ lineUserId: customerId(2), skill: '7' }) });
  await pass(2_000);
  expect(audio.heard()).toEqual(['queue']);
});

test('rings on until somebody takes the customer up, where that is wanted', async () => {
  changeAttention({ ringsUntilTaken: true });
  const { emit } = await open();
  emit('session_created', { session: aSession({ lineUserId: customerId(2) }) });
  await pass(20_000);
  expect(audio.heard().length).toBeGreaterThan(2);
  emit('session_claimed', { session: activeSessionOf(malee, { lineUserId: customerId(2) }) });
  await pass(20_000);
  expect(audio.heard()).toEqual([]);
});

test('a chat that was assigned rings until it is opened', async () => {
  changeAttention({ ringsUntilTaken: true });
  const { emit } = await open();
  emit('session_assigned', { session, reason: null });
  await pass(20_000);
  expect(audio.heard().length).toBeGreaterThan(2);
  look(session.lineUserId);
  await pass(20_000);
  expect(audio.heard()).toEqual([]);
});

test('a notification tells who wrote what while nobody looks, and opens the chat', async () => {
  changeAttention({ notifies: true });
  const page = await open();
  await customerWrites(page);
  expect(FakeNotification.shown).toEqual([]);
  leave();
  await customerWrites(page, 'อยู่ไหมคะ');
  const [notice] = FakeNotification.shown;
  expect(notice).toMatchObject({ title: 'คุณนก', options: { body: 'อยู่ไหมคะ', tag: known.lineUserId } });
  act(() => notice?.onclick?.());
  expect(screen.getByText(`อยู่ที่ /chat?chat=${known.lineUserId}`)).toBeVisible();
  expect(notice?.isClosed).toBe(true);
});

test('a notification keeps the words to itself where others see the screen', async () => {
  changeAttention({ notifies: true, notifiesWithText: false });
  const page = await open();
  leave();
  await customerWrites(page, 'เลขบัตร 1234');
  expect(FakeNotification.shown[0]?.options.body).toBe('ข้อความใหม่');
});

test('a notification goes when the chat was read in another browser', async () => {
  changeAttention({ notifies: true });
  const page = await open();
  leave();
  await customerWrites(page);
  page.emit('conversation_update', { lineUserId: known.lineUserId, unreadCount: 0 });
  expect(FakeNotification.shown[0]?.isClosed).toBe(true);
});

test('whoever is given a chat is told whose it is and why, and opens it from any page', async () => {
  const { emit } = await open();
  emit('session_assigned', { session, reason: 'ลูกค้าขอคุยกับคุณ' });
  await pass(500);
  expect(screen.getByText('คุณได้รับแชตของ คุณนก')).toBeInTheDocument();
  expect(screen.getByText('ลูกค้าขอคุยกับคุณ')).toBeInTheDocument();
  fireEvent.click(screen.getByRole('button', { name: 'เปิดแชต' }));
  expect(screen.getByText(`อยู่ที่ /chat?chat=${customerId(1)}`)).toBeVisible();
});

test('a customer whose name cannot be had is announced without one', async () => {
  api.on(getConversation, () => {
    throw new Error('offline');
  });
  const { emit } = await open();
  emit('session_assigned', { session, reason: null });
  await pass(500);
  expect(screen.getByText('คุณได้รับแชตของ ลูกค้า')).toBeInTheDocument();
});

test('a low rating is told without a sound, and leads to the chat', async () => {
  const { emit } = await open();
  emit('low_rating', {
    sessionId: session.id,
    lineUserId: customerId(1),
    displayName: 'คุณนก',
    pictureUrl: null,
    operator: session.operator,
    score: 2,
    comment: null,
    closedAt: session.createdAt,
    answeredAt: session.createdAt,
  });
  await pass(500);
  const notice = screen.getByText('คุณนก ให้คะแนนการดูแล 2 จาก 5 ดาว').closest('li')!;
  expect(audio.heard()).toEqual([]);
  fireEvent.click(within(notice).getByRole('button', { name: 'เปิดแชต' }));
  expect(screen.getByText(`อยู่ที่ /chat?chat=${customerId(1)}`)).toBeVisible();
});

test('who is mentioned in a note is told by whom and where, and is led to the note', async () => {
  const { emit } = await open();
  const message = anAnswer({ type: 'note', text: '@สมชาย ช่วยดูราคาให้หน่อย' }, malee);
  emit('mentioned', { message, displayName: 'คุณนก' });
  await pass(500);
  const notice = screen.getByText('มาลี กล่าวถึงคุณในแชตของ คุณนก').closest('li')!;
  expect(audio.heard()).toEqual(['message']);
  fireEvent.click(within(notice).getByRole('button', { name: 'เปิดแชต' }));
  expect(screen.getByText(`อยู่ที่ /chat?chat=${message.lineUserId}&message=${message.id}`)).toBeVisible();
});

test('a notification of a mention leads to the note, too', async () => {
  changeAttention({ notifies: true });
  const { emit } = await open();
  leave();
  const message = anAnswer({ type: 'note', text: '@สมชาย ดูหน่อย' }, malee);
  emit('mentioned', { message, displayName: 'คุณนก' });
  await pass(500);
  act(() => FakeNotification.shown[0]?.onclick?.());
  expect(screen.getByText(`อยู่ที่ /chat?chat=${message.lineUserId}&message=${message.id}`)).toBeVisible();
});
