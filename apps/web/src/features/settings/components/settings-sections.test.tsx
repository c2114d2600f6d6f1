import { getBusinessHours } from '@jsk/contracts/business-hours';
import { getSettings, type Settings, updateSettings } from '@jsk/contracts/settings';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { settingsTh } from '@/lib/i18n/admin/th/settings';
import { defaultSettings } from '@/testing/default-settings';
import { createFakeApi, type FakeApi } from '@/testing/fake-api';
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

async function open() {
  const view = await renderAdminPage(SettingsPage);
  await screen.findByRole('textbox', { name: 'คำทักทาย' });
  return view;
}

const save = () => screen.getByRole('button', { name: 'บันทึก' });
const sent = () => api.callsOf(updateSettings).map(({ input }) => input);

test('every text, and everything about bot, queue and sessions, has a field of its own', async () => {
  await open();
  const { customerTexts, bot, routing, sessions, survey } = settingsTh;
  expect(Object.keys(customerTexts.fields)).toEqual(Object.keys(stored.customerTexts));
  const fields = [customerTexts.fields, bot, routing, sessions, survey].flatMap((section) =>
    Object.values(section),
  );
  for (const field of fields) {
    if (typeof field !== 'string') expect(screen.getAllByLabelText(field.label)[0]).toBeVisible();
  }
  const sections = within(screen.getByRole('navigation', { name: 'หมวดการตั้งค่า' })).getAllByRole('link');
  for (const link of sections) {
    const region = screen.getByRole('region', { name: link.textContent });
    expect(link).toHaveAttribute('href', `#${region.id}`);
  }
  expect(sections).toHaveLength(Object.keys(stored).length);
});

test('a text with gaps is shown filled in, and gaps are put in where the cursor is', async () => {
  stored = { ...stored, customerTexts: { ...stored.customerTexts, outsideHours: 'ปิดอยู่ค่ะ เปิด{opensAt}' } };
  api.on(getBusinessHours, () => ({ ...businessHours, description: 'ทุกวัน 09:00-21:00 น.' }));
  const { operator } = await open();
  const text = screen.getByRole('textbox', { name: 'นอกเวลาทำการ' });
  const preview = screen.getByRole('figure', { name: 'ลูกค้าจะเห็น: นอกเวลาทำการ' });
  expect(preview).toHaveTextContent('ปิดอยู่ค่ะ เปิด พรุ่งนี้ (วันจันทร์) เวลา 08:00 น.');

  await operator.type(text, ' ', { initialSelectionStart: 10, initialSelectionEnd: 10 });
  await operator.click(screen.getByRole('button', { name: 'แทรก {hours} (เวลาทำการ)' }));
  expect(text).toHaveFocus();
  await operator.keyboard('!');
  expect(text).toHaveValue('ปิดอยู่ค่ะ {hours}! เปิด{opensAt}');
  await waitFor(() => expect(preview).toHaveTextContent('ปิดอยู่ค่ะ ทุกวัน 09:00-21:00 น.! เปิด พรุ่งนี้'));
  await operator.click(save());
  await waitFor(() =>
    expect(sent()).toMatchObject([{ customerTexts: { outsideHours: 'ปิดอยู่ค่ะ {hours}! เปิด{opensAt}' } }]),
  );
});

test('a gap that nothing is filled in to is told, and the minutes are those of the settings', async () => {
  const { operator } = await open();
  const text = screen.getByRole('textbox', { name: 'ก่อนปิดแชต' });
  const preview = screen.getByRole('figure', { name: 'ลูกค้าจะเห็น: ก่อนปิดแชต' });
  expect(preview).toHaveTextContent('ใน 5 นาที');
  const minutes = screen.getByRole('spinbutton', { name: 'เตือนก่อนปิด (นาที)' });
  await operator.clear(minutes);
  await operator.type(minutes, '10');
  expect(preview).toHaveTextContent('ใน 10 นาที');
  await operator.type(text, ' {{minute}');
  expect(screen.getByText('ระบบไม่รู้จัก {minute} ลูกค้าจะเห็นตามที่พิมพ์')).toBeVisible();
});

test('what customers are asked after a chat can be worded, put off and turned off', async () => {
  const { operator } = await open();
  // Of the page's many fields these are quicker found by their labels than by their roles.
  const change = (label: string, value: string) => {
    const field = screen.getByLabelText(label);
    fireEvent.change(field, { target: { value } });
    return field;
  };
  expect(change('คำถาม', '')).toHaveAccessibleDescription('ต้องไม่เว้นว่าง');
  change('คำถาม', 'ถูกใจไหมคะ');
  change('ส่งหลังปิดแชต (นาที)', '5');
  change('เมื่อต้องเสียโควตา', 'when_free');
  await operator.click(screen.getByLabelText('ขอความคิดเห็น'));
  await operator.click(save());
  const changes = { question: 'ถูกใจไหมคะ', delayMinutes: 5, cost: 'when_free', asksForComment: false };
  await waitFor(() => expect(sent()).toEqual([{ survey: { ...defaultSettings.survey, ...changes } }]));
});

test('a warning must come before the chat would be closed', async () => {
  const { operator } = await open();
  const closing = screen.getByRole('spinbutton', { name: 'ปิดแชตเมื่อไม่มีข้อความ (นาที)' });
  const warning = screen.getByRole('spinbutton', { name: 'เตือนก่อนปิด (นาที)' });
  await operator.clear(closing);
  await operator.type(closing, '5');
  expect(warning).toHaveAccessibleDescription('ใส่จำนวนเต็มตั้งแต่ 0 ถึง 4');
  await operator.clear(closing);
  await operator.type(closing, '0');
  expect(warning).toBeValid();
});

test('how customers are assigned and who sees which chats is chosen from a list', async () => {
  const { operator } = await open();
  await operator.selectOptions(screen.getByRole('combobox', { name: 'การมอบหมาย' }), 'อัตโนมัติ วนทีละคน');
  await operator.selectOptions(
    screen.getByRole('combobox', { name: 'เจ้าหน้าที่เห็นแชตไหน' }),
    'แชตของตน และแชตที่รอรับ',
  );
  await operator.click(screen.getByRole('switch', { name: 'ลูกค้าเก่าได้คนเดิม' }));
  await operator.click(save());
  await waitFor(() =>
    expect(sent()).toEqual([
      {
        routing: {
          ...defaultSettings.routing,
          assignment: 'round_robin',
          visibility: 'own',
          lastOperatorFirst: false,
        },
      },
    ]),
  );
});

test('what customers can order is a list of texts: typed, taken away, never twice, none too long', async () => {
  const { operator } = await open();
  const field = screen.getByRole('textbox', { name: 'คำสั่งจบแชต' });
  const commands = () =>
    within(screen.getByRole('list', { name: 'คำสั่งจบแชต' }))
      .getAllByRole('listitem')
      .map((item) => item.textContent);
  await operator.type(field, 'บาย{Enter}END CHAT{Enter}');
  expect(commands()).toEqual(['จบแชต', 'จบการสนทนา', 'end chat', 'บาย']);
  await operator.keyboard('{Backspace}');
  await operator.click(screen.getByRole('button', { name: 'นำ “จบการสนทนา” ออก' }));
  expect(commands()).toEqual(['จบแชต', 'end chat']);
  expect(field).toHaveFocus();

  await operator.type(field, `${'ก'.repeat(41)}{Enter}`);
  expect(field).toHaveAccessibleDescription('ยาวเกินไป: 41 จาก 40 ตัวอักษร');
  await operator.keyboard('{Backspace}');
  await operator.type(field, 'พอแล้ว');
  await operator.click(save());
  await waitFor(() =>
    expect(sent()).toMatchObject([{ sessions: { endChatCommands: ['จบแชต', 'end chat', 'พอแล้ว'] } }]),
  );
});

const businessHours = {
  timeZone: 'Asia/Bangkok',
  week: { 1: [], 2: [], 3: [], 4: [], 5: [], 6: [], 7: [] },
  override: null,
  days: [],
  status: { isOpen: true, because: 'week' as const, changesAt: null, opensAt: null },
  description: '',
};
