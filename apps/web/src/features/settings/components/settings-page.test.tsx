import { getSettings, type Settings, updateSettings } from '@jsk/contracts/settings';
import { screen, waitFor, within } from '@testing-library/react';
import { Link, Route, Routes, useNavigate } from 'react-router';
import { defaultSettings } from '@/testing/default-settings';
import { createFakeApi, type FakeApi, refuse } from '@/testing/fake-api';
import { renderAdminPage } from '@/testing/render-admin-page';
import { SettingsPage } from './settings-page';

let api: FakeApi;
let stored: Settings;

beforeEach(() => {
  stored = defaultSettings;
  api = createFakeApi();
  api.on(getSettings, () => stored);
  api.on(updateSettings, (change) => {
    stored = { ...stored, ...(change as Partial<Settings>) };
    return stored;
  });
});

const save = () => screen.queryByRole('button', { name: 'บันทึก' });
const sent = () => api.callsOf(updateSettings).map(({ input }) => input);

async function open() {
  const view = await renderAdminPage(SettingsPage);
  await screen.findByRole('textbox', { name: 'คำทักทาย' });
  return view;
}

test('what is stored is shown, and nothing can be saved before something has changed', async () => {
  await open();
  expect(screen.getByRole('textbox', { name: 'คำทักทาย' })).toHaveValue(
    defaultSettings.customerTexts.greeting,
  );
  expect(screen.getByRole('combobox', { name: /อ่านแล้ว/ })).toHaveValue('on_open');
  expect(screen.getByRole('switch', { name: 'แตะปุ่มและริชเมนู' })).toBeChecked();
  expect(save()).not.toBeInTheDocument();
});

test('only the sections that were changed are sent', async () => {
  const { operator } = await open();
  await operator.selectOptions(screen.getByRole('combobox', { name: /อ่านแล้ว/ }), 'เมื่อตอบ');
  await operator.click(screen.getByRole('switch', { name: 'อยู่ใกล้ LINE Beacon' }));
  await operator.click(save()!);

  await waitFor(() => expect(save()).not.toBeInTheDocument());
  expect(sent()).toEqual([
    {
      messaging: { ...defaultSettings.messaging, markAsRead: 'on_reply' },
      webhook: { ...defaultSettings.webhook, ignoredEventTypes: ['beacon'] },
    },
  ]);
  expect(screen.getByRole('combobox', { name: /อ่านแล้ว/ })).toHaveValue('on_reply');
});

test('what is changed back is no change', async () => {
  const { operator } = await open();
  const beacon = screen.getByRole('switch', { name: 'อยู่ใกล้ LINE Beacon' });
  await operator.click(beacon);
  expect(save()).toBeVisible();
  await operator.click(beacon);
  expect(save()).not.toBeInTheDocument();
});

test('discarding brings back what is stored', async () => {
  const { operator } = await open();
  const greeting = screen.getByRole('textbox', { name: 'คำทักทาย' });
  await operator.type(greeting, '!!!');
  await operator.click(screen.getByRole('button', { name: 'ยกเลิกการแก้ไข' }));
  expect(greeting).toHaveValue(defaultSettings.customerTexts.greeting);
  expect(save()).not.toBeInTheDocument();
});

test('a text says how long it is and may be; an empty one and a number out of range are told at the field', async () => {
  const { operator } = await open();
  const label = screen.getByRole('textbox', { name: 'ปุ่มตอบรับ' });
  expect(label).toHaveAccessibleDescription(/10 \/ 20/);
  await operator.type(label, 'ยาวเกินยี่สิบตัวอักษร');
  expect(label).toHaveAccessibleDescription(/ยาวเกินไป: 31 จาก 20/);
  await operator.clear(label);
  expect(label).toHaveAccessibleDescription('ต้องไม่เว้นว่าง');

  const days = screen.getByRole('spinbutton', { name: 'รูปภาพ (วัน)' });
  await operator.clear(days);
  await operator.type(days, '0');
  expect(days).toBeInvalid();
  expect(days).toHaveAccessibleDescription('ใส่จำนวนเต็มตั้งแต่ 1 ถึง 3650');

  await operator.click(save()!);
  expect(label).toHaveFocus();
  expect(sent()).toEqual([]);
});

test('a field that the server refuses is told at the field, and nothing that was typed is lost', async () => {
  api.on(updateSettings, () => {
    const errors = [{ path: 'retention.imageDays', message: 'Too small' }];
    throw refuse({ status: 400, code: 'validation_error', errors });
  });
  const { operator } = await open();
  const days = screen.getByRole('spinbutton', { name: 'รูปภาพ (วัน)' });
  await operator.clear(days);
  await operator.type(days, '30');
  await operator.click(save()!);
  await waitFor(() => expect(days).toHaveAccessibleDescription('ค่านี้ใช้ไม่ได้'));
  expect(days).toHaveValue(30);
  expect(save()).toBeEnabled();
});

describe('Leaving while something is not saved', () => {
  const elsewhere = () => screen.findByText('อีกหน้า');

  /** The operator comes from another page, and has changed something. */
  async function openAndChange() {
    const { operator } = await renderAdminPage(() => (
      <>
        <Link to="/settings">การตั้งค่า</Link>
        <Link to="/elsewhere">ไปที่อื่น</Link>
        <BackButton />
        <Routes>
          <Route path="/settings" element={<SettingsPage />} />
          <Route path="*" element={<p>อีกหน้า</p>} />
        </Routes>
      </>
    ));
    await elsewhere();
    await operator.click(screen.getByRole('link', { name: 'การตั้งค่า' }));
    await operator.type(await screen.findByRole('textbox', { name: 'คำทักทาย' }), '!');
    return operator;
  }

  /** As the browser's own. */
  function BackButton() {
    const navigate = useNavigate();
    return <button onClick={() => void navigate(-1)}>ย้อนกลับ</button>;
  }

  test.each([
    ['by a link', () => screen.getByRole('link', { name: 'ไปที่อื่น' })],
    ['by the back button', () => screen.getByRole('button', { name: 'ย้อนกลับ' })],
  ])('%s asks first', async (_, wayOut) => {
    const operator = await openAndChange();
    await operator.click(wayOut());
    const question = await screen.findByRole('dialog', { name: 'ออกโดยไม่บันทึกใช่ไหม' });
    await operator.click(within(question).getByRole('button', { name: 'ยกเลิก' }));
    expect(screen.getByRole('textbox', { name: 'คำทักทาย' })).toHaveValue(
      `${defaultSettings.customerTexts.greeting}!`,
    );

    await operator.click(wayOut());
    await operator.click(await screen.findByRole('button', { name: 'ออกโดยไม่บันทึก' }));
    expect(await elsewhere()).toBeVisible();
  });

  test('by closing the tab is asked by the browser, until it is saved', async () => {
    const isAsked = () => !window.dispatchEvent(new Event('beforeunload', { cancelable: true }));
    const operator = await openAndChange();
    expect(isAsked()).toBe(true);
    await operator.click(save()!);
    await waitFor(() => expect(save()).not.toBeInTheDocument());
    expect(isAsked()).toBe(false);
    await operator.click(screen.getByRole('link', { name: 'ไปที่อื่น' }));
    expect(await elsewhere()).toBeVisible();
  });
});

test('settings that cannot be loaded can be tried again', async () => {
  let isDown = true;
  api.on(getSettings, () => {
    if (isDown) throw refuse({ status: 503, code: 'service_unavailable' });
    return stored;
  });
  const { operator } = await renderAdminPage(SettingsPage);
  expect(await screen.findByRole('alert')).toHaveTextContent('โหลดการตั้งค่าไม่สำเร็จ');
  isDown = false;
  await operator.click(screen.getByRole('button', { name: 'ลองอีกครั้ง' }));
  expect(await screen.findByRole('textbox', { name: 'คำทักทาย' })).toBeVisible();
});
