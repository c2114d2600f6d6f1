import { getTelegram, type TelegramIntegration, testTelegram, updateTelegram } from '@jsk/contracts/telegram';
import { screen, waitFor, within } from '@testing-library/react';
import { createFakeApi, type FakeApi, refuse } from '@/testing/fake-api';
import { renderAdminPage } from '@/testing/render-admin-page';
import { TelegramPage } from './telegram-page';

const token = '123456789:AAEhBOweik9ai2o01m5Nn0Dk6-bzu1n2A9E';

const integration: TelegramIntegration = {
  isEnabled: true,
  botToken: 'stored',
  chatId: '-1001234567890',
  tellsHandoffs: true,
  tellsAlerts: true,
  lastSentAt: '2026-11-20T03:00:00.000Z',
  lastFailure: null,
  waitingCount: 0,
};

let api: FakeApi;

beforeEach(() => {
  api = createFakeApi();
});

async function open(given: Partial<TelegramIntegration> = {}, language: 'th' | 'en' = 'th') {
  api.on(getTelegram, () => ({ ...integration, ...given }));
  const view = await renderAdminPage(TelegramPage, { language });
  await screen.findByRole('textbox', { name: 'Chat ID' });
  return view;
}

const tokenField = () => screen.getByLabelText('โทเคนของบอต');
const chatField = () => screen.getByRole('textbox', { name: 'Chat ID' });
const save = () => screen.queryByRole('button', { name: 'บันทึก' });
const sent = () => api.callsOf(updateTelegram).map(({ input }) => input);

test('shows what is stored, and of the token only that there is one', async () => {
  await open();
  expect(screen.getByText('บันทึกไว้แล้ว ระบบไม่แสดงให้ใครเห็นอีก')).toBeVisible();
  expect(tokenField()).toHaveValue('');
  expect(tokenField()).toHaveAttribute('type', 'password');
  expect(chatField()).toHaveValue('-1001234567890');
  expect(screen.getByText('เปิดอยู่')).toBeVisible();
  expect(save()).not.toBeInTheDocument();
});

test.each([
  ['environment', /TELEGRAM_BOT_TOKEN/],
  ['missing', 'ยังไม่มีโทเคน'],
  ['unreadable', /อ่านไม่ได้/],
] as const)('says where the token comes from: %s', async (botToken, text) => {
  await open({ botToken });
  expect(screen.getByText(text)).toBeVisible();
});

test('shows the newest failure in Telegram’s words, and what waits', async () => {
  const lastFailure = { at: '2026-11-20T04:00:00.000Z', message: 'Bad Request: chat not found' };
  await open({ lastFailure, waitingCount: 4 });
  expect(screen.getByText('Bad Request: chat not found')).toBeVisible();
  expect(screen.getByText('4 รายการ')).toBeVisible();
});

test('what is on but not complete says so, and cannot be tested', async () => {
  await open({ chatId: null });
  expect(screen.getByText('เปิดอยู่ แต่ยังขาดโทเคนหรือ Chat ID')).toBeVisible();
  expect(screen.getByRole('button', { name: 'ส่งข้อความทดสอบ' })).toBeDisabled();
});

test('a token that is not typed is not sent, so that the stored one stays', async () => {
  api.on(updateTelegram, () => ({ ...integration, tellsAlerts: false }));
  const { operator } = await open();
  await operator.click(screen.getByRole('switch', { name: 'ระบบมีปัญหา' }));
  await operator.click(save()!);
  await waitFor(() => expect(save()).not.toBeInTheDocument());
  expect(sent()).toEqual([
    { isEnabled: true, chatId: '-1001234567890', tellsHandoffs: true, tellsAlerts: false },
  ]);
  expect(screen.getByRole('switch', { name: 'ระบบมีปัญหา' })).not.toBeChecked();
});

test('a token is forgotten by the form once it is stored', async () => {
  api.on(updateTelegram, () => integration);
  const { operator } = await open({ botToken: 'missing' });
  await operator.type(tokenField(), ` ${token} `);
  await operator.click(save()!);
  await waitFor(() => expect(save()).not.toBeInTheDocument());
  expect(sent()).toMatchObject([{ botToken: token }]);
  expect(tokenField()).toHaveValue('');
  expect(screen.getByText('บันทึกไว้แล้ว ระบบไม่แสดงให้ใครเห็นอีก')).toBeVisible();
});

test('a stored token is removed once somebody has confirmed it, and what is being typed stays', async () => {
  api.on(updateTelegram, () => ({ ...integration, botToken: 'missing' as const }));
  const { operator } = await open();
  await operator.type(chatField(), '5');
  await operator.click(screen.getByRole('button', { name: 'ลบโทเคนที่บันทึกไว้' }));
  const question = await screen.findByRole('dialog', { name: 'ลบโทเคนที่บันทึกไว้หรือไม่' });
  expect(sent()).toEqual([]);
  await operator.click(within(question).getByRole('button', { name: 'ลบโทเคนที่บันทึกไว้' }));
  expect(await screen.findByText('ยังไม่มีโทเคน')).toBeVisible();
  expect(sent()).toEqual([
    { isEnabled: true, chatId: integration.chatId, tellsHandoffs: true, tellsAlerts: true, botToken: null },
  ]);
  expect(chatField()).toHaveValue(`${integration.chatId}5`);
  expect(screen.queryByRole('button', { name: 'ลบโทเคนที่บันทึกไว้' })).not.toBeInTheDocument();
});

test('a token of the server cannot be removed here', async () => {
  await open({ botToken: 'environment' }, 'en');
  expect(screen.queryByRole('button', { name: 'Remove the saved token' })).not.toBeInTheDocument();
});

test('what cannot be right is told at its field, without asking the server', async () => {
  const { operator } = await open();
  await operator.type(tokenField(), 'not a token');
  await operator.clear(chatField());
  await operator.type(chatField(), 'our group');
  expect(tokenField()).toBeValid();
  await operator.click(save()!);
  expect(tokenField()).toHaveAccessibleDescription(/คัดลอกทั้งหมดจาก BotFather/);
  expect(chatField()).toHaveAccessibleDescription(/ต้องเป็นตัวเลข/);
  await waitFor(() => expect(tokenField()).toHaveFocus());
  expect(sent()).toEqual([]);
});

test('what the server refuses is told, and nothing that was typed is lost', async () => {
  api.on(updateTelegram, () => {
    const errors = [{ path: 'chatId', message: 'Invalid' }];
    throw refuse({ status: 400, code: 'validation_error', errors });
  });
  const { operator } = await open();
  await operator.clear(chatField());
  await operator.type(chatField(), '-42');
  await operator.click(save()!);
  await waitFor(() => expect(chatField()).toBeInvalid());

  api.on(updateTelegram, () => {
    throw refuse({ status: 503, code: 'service_unavailable' });
  });
  await operator.type(chatField(), '3');
  await operator.click(save()!);
  expect(await screen.findByRole('alert')).toHaveTextContent('ระบบยังไม่พร้อม');
  expect(chatField()).toHaveValue('-423');
});

test('a test that works says as whom it was sent', async () => {
  api.on(testTelegram, () => ({ ok: true, botName: 'shop_bot', message: null }));
  const { operator } = await open();
  await operator.click(screen.getByRole('button', { name: 'ส่งข้อความทดสอบ' }));
  expect(await screen.findByText('ส่งแล้วในชื่อ @shop_bot ดูข้อความใน Telegram')).toBeVisible();
  await waitFor(() => expect(api.callsOf(getTelegram)).toHaveLength(2));
});

test('a test that fails shows Telegram’s answer', async () => {
  api.on(testTelegram, () => ({ ok: false, botName: null, message: 'Unauthorized' }));
  const { operator } = await open();
  await operator.click(screen.getByRole('button', { name: 'ส่งข้อความทดสอบ' }));
  expect(await screen.findByText('Telegram ไม่รับ')).toBeVisible();
  expect(screen.getByText('คำตอบของ Telegram: Unauthorized')).toBeVisible();
});

test('while something is not saved, the test says that it knows nothing of it', async () => {
  const { operator } = await open();
  expect(screen.getByText('ใช้โทเคนและ Chat ID ที่บันทึกไว้')).toBeVisible();
  await operator.type(chatField(), '1');
  expect(screen.getByText('บันทึกการแก้ไขก่อน จึงทดสอบค่าใหม่ได้')).toBeVisible();
});

test('an integration that cannot be loaded can be tried again', async () => {
  let isDown = true;
  api.on(getTelegram, () => {
    if (isDown) throw refuse({ status: 503, code: 'service_unavailable' });
    return integration;
  });
  const { operator } = await renderAdminPage(TelegramPage, { language: 'en' });
  expect(await screen.findByRole('alert')).toHaveTextContent('The Telegram settings could not be loaded');
  isDown = false;
  await operator.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await screen.findByText('Saved; it is never shown again')).toBeVisible();
});
