import {
  type ChannelCheck,
  forgetLineChannel,
  getLineChannel,
  type LineChannel,
  resumeLineChannel,
  setLineWebhook,
  testLineChannel,
  updateLineChannel,
} from '@jsk/contracts/line-channel';
import { screen, waitFor, within } from '@testing-library/react';
import { Toaster } from '@/components/toaster';
import { createFakeApi, type FakeApi, refuse } from '@/testing/fake-api';
import { renderAdminPage } from '@/testing/render-admin-page';
import { ChannelPage } from './channel-page';

const at = '2026-11-21T03:00:00.000Z';
const secret = '0123456789abcdef0123456789abcdef';
const token = 'a-new-channel-access-token';

const channel: LineChannel = {
  webhookUrl: 'https://chat.example.com/api/v1/webhook',
  apiOrigin: 'https://api.line.me',
  channelSecret: { source: 'environment', ending: '3456', changedAt: null, previousValidUntil: null },
  channelAccessToken: { source: 'database', ending: 'wxyz', changedAt: at },
  account: {
    lineUserId: `U${'1'.repeat(32)}`,
    basicId: '@shop',
    displayName: 'ร้านกาแฟ',
    pictureUrl: null,
    chatMode: 'bot',
    markAsReadMode: 'manual',
    checkedAt: at,
  },
  paused: null,
  breaker: { state: 'closed', changedAt: null },
};

let api: FakeApi;

beforeEach(() => {
  api = createFakeApi();
  api.on(getLineChannel, () => channel);
  api.on(testLineChannel, () => ({ checkedAt: at, checks: [] }));
});

const PageWithToasts = () => (
  <>
    <ChannelPage />
    <Toaster />
  </>
);

async function openPage(given: Partial<LineChannel> = {}) {
  api.on(getLineChannel, () => ({ ...channel, ...given }));
  const view = await renderAdminPage(PageWithToasts);
  await screen.findByRole('heading', { name: 'สถานะ' });
  return view;
}

const secretField = () => screen.getByLabelText('Channel secret');
const tokenField = () => screen.getByLabelText('Channel access token');
const save = () => screen.getByRole('button', { name: 'บันทึก' });

test('shows the account, that messages leave, and no more of the secrets than their end', async () => {
  await openPage();
  expect(screen.getByText('ร้านกาแฟ')).toBeVisible();
  expect(screen.getByText('LINE จริง')).toBeVisible();
  expect(screen.getByText('ส่งตามปกติ')).toBeVisible();
  expect(screen.getByText('ใช้ค่าของเครื่องแม่ข่าย ลงท้ายด้วย ••••3456')).toBeVisible();
  expect(screen.getByText(/บันทึกไว้เมื่อ .+ ลงท้ายด้วย ••••wxyz/)).toBeVisible();
  expect(secretField()).toHaveValue('');
  expect(tokenField()).toHaveAttribute('type', 'password');
});

test('says when it talks to a simulated LINE, where real tokens do not work', async () => {
  await openPage({ apiOrigin: 'http://127.0.0.1:3300' });
  expect(screen.getByText('LINE จำลอง (http://127.0.0.1:3300)')).toBeVisible();
  expect(screen.getByText(/โทเคนของ LINE จริงจึงยังใช้ไม่ได้/)).toBeVisible();
});

test('what cannot be right is told at its field, without asking the server', async () => {
  const { operator } = await openPage();
  await operator.type(secretField(), 'not a secret');
  await operator.type(tokenField(), 'two words');
  await operator.click(save());
  expect(secretField()).toBeInvalid();
  expect(secretField()).toHaveAccessibleDescription('ต้องเป็น 32 ตัว ใช้ 0-9 และ a-f เท่านั้น');
  expect(tokenField()).toHaveAccessibleDescription('รูปแบบไม่ใช่ Access token คัดลอกทั้งหมดโดยไม่มีช่องว่าง');
  expect(api.callsOf(updateLineChannel)).toEqual([]);
});

test('what is saved is forgotten by the form, and tested at once', async () => {
  api.on(updateLineChannel, () => channel);
  const { operator } = await openPage();
  await operator.type(secretField(), secret);
  await operator.click(save());
  expect(await screen.findByText('บันทึกแล้ว ใช้ทันที')).toBeVisible();
  expect(api.callsOf(updateLineChannel)).toMatchObject([{ input: { channelSecret: secret, force: false } }]);
  expect(secretField()).toHaveValue('');
  expect(screen.queryByRole('button', { name: 'บันทึก' })).not.toBeInTheDocument();
  await waitFor(() => expect(api.callsOf(testLineChannel)).toHaveLength(1));
});

test('a token that LINE refuses is told at its field and stays there to be corrected', async () => {
  api.on(updateLineChannel, () => {
    const errors = [{ path: 'channelAccessToken', message: 'LINE does not accept it' }];
    throw refuse({ status: 400, code: 'validation_error', errors });
  });
  const { operator } = await openPage();
  await operator.type(tokenField(), token);
  await operator.click(save());
  await waitFor(() => expect(tokenField()).toHaveAccessibleDescription(/LINE ไม่รับโทเคนนี้/));
  expect(tokenField()).toHaveValue(token);
});

test('while LINE does not answer, a token is stored only after asking', async () => {
  api.on(updateLineChannel, ({ force }) => {
    if (!force) throw refuse({ status: 503, code: 'line_unreachable' });
    return channel;
  });
  const { operator } = await openPage();
  await operator.type(tokenField(), token);
  await operator.click(save());
  const question = await screen.findByRole('dialog', { name: 'ติดต่อ LINE ไม่ได้ บันทึกเลยไหม' });
  await operator.click(within(question).getByRole('button', { name: 'บันทึกโดยไม่ทดสอบ' }));
  await waitFor(() => expect(tokenField()).toHaveValue(''));
  expect(api.callsOf(updateLineChannel)).toHaveLength(2);
});

test('the token of another account is pointed out', async () => {
  const other = { ...channel.account!, lineUserId: `U${'2'.repeat(32)}`, displayName: 'ร้านอื่น' };
  api.on(updateLineChannel, () => ({ ...channel, account: other }));
  const { operator } = await openPage();
  await operator.type(tokenField(), token);
  await operator.click(save());
  expect(await screen.findByText(/เป็นของ ร้านอื่น ไม่ใช่ ร้านกาแฟ/)).toBeVisible();
});

test('a pause is explained, and ends when LINE accepts the token again', async () => {
  api.on(resumeLineChannel, () => {
    throw refuse({ status: 409, code: 'line_refused' });
  });
  const { operator } = await openPage({ paused: { because: 'unauthorised', since: at } });
  expect(screen.getByText(/พักไว้ตั้งแต่/)).toBeVisible();
  await operator.click(screen.getByRole('button', { name: 'ส่งต่อ' }));
  expect(await screen.findByText(/LINE ยังไม่รับ Access token นี้/)).toBeVisible();

  api.on(resumeLineChannel, () => channel);
  await operator.click(screen.getByRole('button', { name: 'ส่งต่อ' }));
  expect(await screen.findByText('ส่งตามปกติ')).toBeVisible();
});

test('a test lists what is right and what to do about the rest', async () => {
  const checks: ChannelCheck[] = [
    { id: 'accessToken', result: 'ok', finding: 'ok', detail: { name: 'ร้านกาแฟ', basicId: '@shop' } },
    {
      id: 'webhookAddress',
      result: 'failed',
      finding: 'otherAddress',
      detail: { url: 'https://old.example.com' },
    },
    { id: 'webhookActive', result: 'skipped', finding: 'skipped', detail: {} },
    { id: 'quota', result: 'ok', finding: 'unlimited', detail: {} },
  ];
  api.on(testLineChannel, () => ({ checkedAt: at, checks }));
  const { operator } = await openPage();
  await operator.click(screen.getByRole('button', { name: 'ทดสอบ' }));

  const lines = await screen.findAllByRole('img', { name: /ถูกต้อง|ต้องแก้|ยังไม่ได้ตรวจ/ });
  expect(lines.map((line) => line.getAttribute('aria-label'))).toEqual([
    'ถูกต้อง',
    'ต้องแก้',
    'ยังไม่ได้ตรวจ',
    'ถูกต้อง',
  ]);
  expect(screen.getByText('เป็นของ ร้านกาแฟ (@shop)')).toBeVisible();
  expect(screen.getByText(/LINE ส่งไปที่ https:\/\/old\.example\.com ไม่ใช่ที่นี่/)).toBeVisible();
  expect(screen.getByText('ไม่จำกัด')).toBeVisible();
});

test('the webhook URL is set at LINE, or LINE says why not', async () => {
  api.on(setLineWebhook, () => {
    throw refuse({ status: 409, code: 'line_refused' });
  });
  const { operator } = await openPage();
  expect(screen.getByText(channel.webhookUrl)).toBeVisible();
  await operator.click(screen.getByRole('button', { name: 'ตั้งที่ LINE' }));
  expect(await screen.findByText(/LINE ไม่รับที่อยู่นี้/)).toBeVisible();

  api.on(setLineWebhook, () => ({ webhookUrl: channel.webhookUrl }));
  await operator.click(screen.getByRole('button', { name: 'ตั้งที่ LINE' }));
  expect(await screen.findByText('ตั้ง Webhook URL ที่ LINE แล้ว')).toBeVisible();
});

test("going back to the environment's credentials is asked for once more", async () => {
  const ofEnvironment = { ...channel.channelAccessToken, source: 'environment' as const };
  api.on(forgetLineChannel, () => ({ ...channel, channelAccessToken: ofEnvironment }));
  const { operator } = await openPage();
  await operator.click(screen.getByRole('button', { name: 'กลับไปใช้ค่าของเครื่องแม่ข่าย' }));
  const question = await screen.findByRole('dialog');
  await operator.click(within(question).getByRole('button', { name: 'กลับไปใช้ค่าของเครื่องแม่ข่าย' }));
  await waitFor(() =>
    expect(screen.queryByRole('button', { name: 'กลับไปใช้ค่าของเครื่องแม่ข่าย' })).not.toBeInTheDocument(),
  );
});
