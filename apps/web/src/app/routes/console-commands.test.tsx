import { listConversations } from '@jsk/contracts/conversations';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { useLocation } from 'react-router';
import { attentionPreferences } from '@/features/attention/model/attention-preferences';
import { singleKeysStore } from '@/lib/commands';
import { loadTextsOf } from '@/lib/i18n/i18n';
import { sendKeyPreference } from '@/lib/send-key';
import { themeStore } from '@/lib/theme';
import { aConversation, customerId, somchai } from '@/testing/factories';
import { createFakeApi, refuse, type FakeApi } from '@/testing/fake-api';
import { renderWithLive } from '@/testing/render-with-live';
import { ConsoleCommands } from './console-commands';

let api: FakeApi;

beforeEach(() => {
  themeStore.set('system');
  api = createFakeApi();
  api.on(listConversations, ({ q }) => ({
    items: q === 'นก' ? [aConversation({ displayName: 'คุณนก' })] : [],
    nextCursor: null,
    counts: { all: 1, waiting: 0, active: 0, mine: 0, snoozed: 0, tickets: 0, mentions: 0, closed: 0 },
  }));
});

function Page() {
  const { pathname, search } = useLocation();
  return (
    <>
      <ConsoleCommands />
      <p>{`อยู่ที่ ${pathname}${search}`}</p>
      <label>
        ข้อความ <textarea />
      </label>
    </>
  );
}

const press = (code: string, modifiers: KeyboardEventInit = {}, place: Element = document.body) =>
  fireEvent.keyDown(place, { code, ...modifiers });

async function openPalette(user = somchai) {
  const page = await renderWithLive(<Page />, { user });
  // Each test begins with translations of its own, while the lazy palette loads its texts only once.
  await loadTextsOf('admin');
  press('KeyK', { ctrlKey: true });
  const search = await screen.findByRole('combobox');
  return { ...page, search };
}

test('the palette does what is chosen with the keyboard alone', async () => {
  const { operator, search } = await openPalette();
  expect(search).toHaveFocus();
  await operator.type(search, 'มืด{Enter}');
  await waitFor(() => expect(themeStore.get()).toBe('dark'));
  expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
});

test('commands are found by their English names, too, and show their keys', async () => {
  const { operator, search } = await openPalette();
  await operator.type(search, 'shortcuts');
  const option = screen.getByRole('option', { name: /แป้นลัด/ });
  expect(within(option).getByText('?')).toBeInTheDocument();
});

test('the palette finds customers by name and opens their chat', async () => {
  const { operator, search } = await openPalette();
  await operator.type(search, 'นก');
  // What the server has found is chosen like what was there: Enter opens it.
  expect(await screen.findByRole('option', { name: /คุณนก/, selected: true })).toBeVisible();
  await operator.keyboard('{Enter}');
  expect(await screen.findByText(`อยู่ที่ /chat?chat=${customerId(1)}`)).toBeVisible();
});

test('the palette opens the pages that this operator may see', async () => {
  const { operator, search, unmount } = await openPalette();
  await operator.type(search, 'การตั้งค่า');
  expect(screen.queryByRole('option', { name: 'การตั้งค่า' })).not.toBeInTheDocument();
  unmount();

  const administrator = await openPalette({ ...somchai, role: 'ADMIN' });
  await operator.type(administrator.search, 'การตั้งค่า');
  await operator.click(await screen.findByRole('option', { name: 'การตั้งค่า' }));
  expect(await screen.findByText('อยู่ที่ /admin/settings')).toBeVisible();
});

test('the palette says that nothing was found, and that it could not look', async () => {
  const { operator, search } = await openPalette();
  await operator.type(search, 'ฮฮฮ');
  expect(await screen.findByText('ไม่พบสิ่งที่ตรงกับ “ฮฮฮ”')).toBeVisible();
  api.on(listConversations, () => {
    throw refuse({ status: 503, code: 'service_unavailable' });
  });
  await operator.type(search, 'ฮ');
  expect(await screen.findByText('ค้นหาลูกค้าไม่สำเร็จ')).toBeVisible();
});

test('Escape closes the palette and gives the focus back', async () => {
  const { operator } = await renderWithLive(<Page />);
  const field = screen.getByLabelText('ข้อความ');
  await operator.click(field);
  press('KeyK', { ctrlKey: true }, field);
  await screen.findByRole('combobox');
  await operator.keyboard('{Escape}');
  expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
  await waitFor(() => expect(field).toHaveFocus());
});

test('? shows every shortcut of the page', async () => {
  await renderWithLive(<Page />);
  press('Slash', { shiftKey: true });
  const sheet = await screen.findByRole('dialog', { name: 'แป้นลัด' });
  const group = within(sheet).getByRole('region', { name: 'ไปยัง' });
  expect(within(group).getByText('ไปหน้า คิว').parentElement).toHaveTextContent('AltQ');
});

test('a shortcut opens a page', async () => {
  await renderWithLive(<Page />);
  press('KeyQ', { altKey: true });
  expect(await screen.findByText('อยู่ที่ /queue')).toBeVisible();
});

test('preferences are in force at once and remembered by the browser', async () => {
  const { operator } = await renderWithLive(<Page />);
  press('Comma', { ctrlKey: true });
  const dialog = await screen.findByRole('dialog', { name: 'ค่าที่ฉันเลือก' });
  await operator.click(within(dialog).getByRole('switch', { name: 'ปิดเสียงทั้งหมด' }));
  await operator.click(within(dialog).getByRole('switch', { name: 'มีลูกค้าเข้าคิวรอ' }));
  await operator.click(within(dialog).getByRole('switch', { name: 'แป้นลัดปุ่มเดียว' }));
  await operator.selectOptions(within(dialog).getByLabelText('ส่งข้อความด้วย'), 'mod+enter');
  await operator.selectOptions(within(dialog).getByLabelText('ธีม'), 'light');

  expect(attentionPreferences.get()).toMatchObject({
    isMuted: true,
    sounds: { queue: false, message: true },
  });
  expect(JSON.parse(localStorage.getItem('jsk.attention') ?? '')).toEqual(attentionPreferences.get());
  expect(singleKeysStore.get()).toBe('off');
  expect(sendKeyPreference.get()).toBe('mod+enter');
  expect(themeStore.get()).toBe('light');
});

test('the browser is asked for notifications only when somebody wants them, and a no is told', async () => {
  const requestPermission = jest.fn(() => Promise.resolve('denied'));
  Object.assign(globalThis, { Notification: { permission: 'default', requestPermission } });
  const { operator } = await renderWithLive(<Page />);
  press('Comma', { ctrlKey: true });
  const notifies = await screen.findByRole('switch', { name: 'แจ้งเตือนเมื่อไม่ได้ดูคอนโซล' });
  expect(requestPermission).not.toHaveBeenCalled();
  await operator.click(notifies);
  expect(await screen.findByText(/เบราว์เซอร์ไม่อนุญาต/)).toBeVisible();
  expect(notifies).not.toBeChecked();
});
