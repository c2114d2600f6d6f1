import { sendUpload, uploadFile } from '@jsk/contracts/uploads';
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { activeSessionOf, aConversation, anAnswer, somchai } from '@/testing/factories';
import { createFakeApi, refuse, type FakeApi } from '@/testing/fake-api';
import { createFakeConnection } from '@/testing/fake-connection';
import { renderWithLive } from '@/testing/render-with-live';
import { Composer } from './composer';

let api: FakeApi;
/** What the server was given, in order. */
let received: string[];

beforeEach(() => {
  received = [];
  api = createFakeApi();
  serve(() => undefined);
});

const fileIn = (input: Record<string, string>) => input['file'] as unknown as File;

/** The server takes files, after `first` has had its say. */
function serve(first: (input: Record<string, string>) => void | Promise<void>) {
  const uploaded = new Map<string, string>();
  api.on(uploadFile, async (input) => {
    await first(input);
    uploaded.set(input.clientId, fileIn(input).name);
    return { clientId: input.clientId };
  });
  api.on(sendUpload, ({ clientId }) => {
    received.push(uploaded.get(clientId) ?? 'a file that is not there');
    return anAnswer({ type: 'image', text: null, tempId: clientId });
  });
}

const aFile = (name: string, type: string, size = 1_200) => {
  const file = new File(['x'], name, { type });
  Object.defineProperty(file, 'size', { value: size });
  return file;
};
const photo = aFile('เสื้อ.jpg', 'image/jpeg');

async function open() {
  const conversation = aConversation({ session: activeSessionOf(somchai) });
  const connection = createFakeConnection({
    send_message: ({ text, tempId }) => {
      received.push(text);
      return anAnswer({ text, tempId });
    },
  });
  return renderWithLive(<Composer conversation={conversation} canReply />, { connection });
}
const field = () => screen.getByRole('textbox', { name: 'ข้อความถึง คุณนก' });
const sendButton = () => screen.getByRole('button', { name: 'ส่งข้อความ' });
const tiles = () => screen.queryAllByRole('listitem').map((tile) => tile.textContent);
const choose = (...files: File[]) =>
  fireEvent.change(screen.getByLabelText('แนบไฟล์', { selector: 'input' }), { target: { files } });

test('chosen files are shown with their size, can be removed, and leave in order before the text', async () => {
  const { operator } = await open();
  choose(photo, aFile('ใบเสนอราคา.pdf', 'application/pdf', 2_000_000), aFile('ไม่เอา.png', 'image/png'));
  expect(tiles()).toEqual(['เสื้อ.jpg1.2 kB', 'ใบเสนอราคา.pdf2 MB', 'ไม่เอา.png1.2 kB']);
  await operator.click(screen.getByRole('button', { name: 'เอา ไม่เอา.png ออก' }));

  await operator.type(field(), 'ตามนี้ค่ะ{Enter}');

  await waitFor(() => expect(received).toEqual(['เสื้อ.jpg', 'ใบเสนอราคา.pdf', 'ตามนี้ค่ะ']));
  await waitFor(() => expect(tiles()).toEqual([]));
});

test('files are uploaded side by side, three at a time, and sent in the order in which they were chosen', async () => {
  const arrivals: { name: string; arrive: () => void }[] = [];
  serve((input) => new Promise((resolve) => arrivals.push({ name: fileIn(input).name, arrive: resolve })));
  const { operator } = await open();
  const names = ['1.jpg', '2.jpg', '3.jpg', '4.jpg'];
  choose(...names.map((name) => aFile(name, 'image/jpeg')));
  await operator.type(field(), 'สี่รูปค่ะ{Enter}');
  await waitFor(() => expect(arrivals.map(({ name }) => name)).toEqual(['1.jpg', '2.jpg', '3.jpg']));

  arrivals[2]?.arrive();
  await waitFor(() => expect(arrivals.map(({ name }) => name)).toEqual(names));
  arrivals[3]?.arrive();
  arrivals[1]?.arrive();
  await waitFor(() => expect(screen.getAllByRole('progressbar')).toHaveLength(1));
  expect(received).toEqual([]);

  arrivals[0]?.arrive();
  await waitFor(() => expect(received).toEqual([...names, 'สี่รูปค่ะ']));
  await waitFor(() => expect(tiles()).toEqual([]));
});

test('a file that is refused says so before it is its turn, and the others go without it', async () => {
  let arrive = () => {};
  serve((input) => {
    if (fileIn(input).name === 'เสีย.jpg') throw refuse({ status: 400, code: 'validation_error' });
    return new Promise((resolve) => (arrive = resolve));
  });
  const { operator } = await open();
  choose(photo, aFile('เสีย.jpg', 'image/jpeg'));
  await operator.click(sendButton());
  expect(await screen.findByText('ส่งไฟล์นี้ไม่ได้')).toBeVisible();
  expect(received).toEqual([]);
  arrive();
  await waitFor(() => expect(received).toEqual(['เสื้อ.jpg']));
  expect(tiles()).toHaveLength(1);
});

test('a file that is uploaded is sent once the server can do so, and is not uploaded again', async () => {
  let attempts = 0;
  const { operator, connection } = await open();
  api.on(sendUpload, ({ clientId }) => {
    attempts += 1;
    if (attempts === 1) throw refuse({ status: 503, code: 'service_unavailable' });
    return anAnswer({ type: 'image', text: null, tempId: clientId });
  });
  choose(photo);
  await operator.click(sendButton());
  await waitFor(() => expect(attempts).toBe(1));
  await waitFor(() => {
    act(() => connection.state.set('reconnecting'));
    act(() => connection.state.set('online'));
    expect(tiles()).toEqual([]);
  });
  expect(api.callsOf(uploadFile)).toHaveLength(1);
});

test('a file can be sent without a word', async () => {
  const { operator } = await open();
  expect(sendButton()).toBeDisabled();
  choose(photo);
  await operator.click(sendButton());
  await waitFor(() => expect(received).toEqual(['เสื้อ.jpg']));
});

test('a pasted picture is attached; pasted text stays text', async () => {
  await open();
  fireEvent.paste(field(), { clipboardData: { files: [photo], getData: () => '' } });
  expect(tiles()).toEqual(['เสื้อ.jpg1.2 kB']);
  fireEvent.paste(field(), { clipboardData: { files: [photo], getData: () => 'ตาราง' } });
  expect(tiles()).toHaveLength(1);
});

test.each([
  ['an image', aFile('a.png', 'image/png', 30_000_001), 'ใหญ่เกิน 30 MB'],
  ['a video', aFile('a.mp4', 'video/mp4', 200_000_001), 'ใหญ่เกิน 200 MB'],
  ['a sound', aFile('a.m4a', 'audio/x-m4a', 200_000_001), 'ใหญ่เกิน 200 MB'],
  ['a document', aFile('a.zip', 'application/zip', 50_000_001), 'ใหญ่เกิน 50 MB'],
  ['an empty file', aFile('a.txt', 'text/plain', 0), 'ไฟล์ว่างเปล่า'],
])('%s that cannot be sent says so before it is sent', async (_, file, text) => {
  const { operator } = await open();
  choose(file);
  expect(screen.getByText(text)).toBeVisible();
  expect(sendButton()).toBeDisabled();
  await operator.type(field(), 'ข้อความ{Enter}');
  await waitFor(() => expect(received).toEqual(['ข้อความ']));
  expect(tiles()).toHaveLength(1);
});

test('a file on its way shows how far it is and can be stopped; what was written after it goes on', async () => {
  serve(() => new Promise(() => {}));
  const { operator } = await open();
  choose(photo);
  await operator.type(field(), 'ต่อเลย{Enter}');
  expect(await screen.findByRole('progressbar', { name: 'กำลังส่ง เสื้อ.jpg' })).toHaveAttribute(
    'aria-valuenow',
    '50',
  );
  expect(received).toEqual([]);

  await operator.click(screen.getByRole('button', { name: 'ยกเลิกการส่ง เสื้อ.jpg' }));

  await waitFor(() => expect(received).toEqual(['ต่อเลย']));
  expect(tiles()).toEqual([]);
});

test('a file that was refused keeps its tile with the reason and is sent again under the same id', async () => {
  const clientIds: unknown[] = [];
  serve(({ clientId }) => {
    clientIds.push(clientId);
    if (clientIds.length === 1) throw refuse({ status: 503, code: 'service_unavailable' });
  });
  const { operator } = await open();
  choose(photo);
  await operator.click(sendButton());
  expect(await screen.findByText('ระบบยังไม่พร้อม ลองอีกครั้งในอีกสักครู่')).toBeVisible();

  await operator.click(screen.getByRole('button', { name: 'ส่ง เสื้อ.jpg อีกครั้ง' }));

  await waitFor(() => expect(tiles()).toEqual([]));
  expect(received).toEqual(['เสื้อ.jpg']);
  expect(clientIds[1]).toBe(clientIds[0]);
});

test('a file and what was written after it wait for a lost connection and keep their order', async () => {
  let isReachable = false;
  serve(() => {
    if (!isReachable) throw new Error('no network');
  });
  const { operator, connection } = await open();
  act(() => connection.state.set('reconnecting'));
  choose(photo);
  await operator.type(field(), 'หลังรูป{Enter}');
  expect(await within(screen.getByRole('list')).findByText('รอส่ง')).toBeVisible();

  isReachable = true;
  act(() => connection.state.set('online'));

  await waitFor(() => expect(received).toEqual(['เสื้อ.jpg', 'หลังรูป']));
});

test('leaving the page with unsent files is asked about, otherwise not', async () => {
  const { operator } = await open();
  const leave = () => {
    const event = new Event('beforeunload', { cancelable: true });
    window.dispatchEvent(event);
    return event.defaultPrevented;
  };
  expect(leave()).toBe(false);
  choose(photo);
  expect(leave()).toBe(true);
  await operator.click(sendButton());
  await waitFor(() => expect(tiles()).toEqual([]));
  expect(leave()).toBe(false);
});
