import { getCannedValues, listCannedResponses, sendCannedPicture } from '@jsk/contracts/canned-responses';
import { sendMessage, sendSticker } from '@jsk/contracts/messages';
import { onlineManager } from '@tanstack/react-query';
import { screen, waitFor, within } from '@testing-library/react';
import { aCannedResponse, activeSessionOf, aConversation, anAnswer, somchai } from '@/testing/factories';
import { createFakeApi, type FakeApi } from '@/testing/fake-api';
import { createFakeConnection } from '@/testing/fake-connection';
import { renderWithLive } from '@/testing/render-with-live';
import { Composer } from './composer';

const conversation = aConversation({ session: activeSessionOf(somchai) });
const image = { id: '0b6d3fd2-3a55-4b0a-9d8a-5d1a7f1c0f10', url: '/picture', width: 60, height: 40 };
let api: FakeApi;
let sent: unknown[];

beforeEach(() => {
  sent = [];
  localStorage.clear();
  api = createFakeApi();
  api.on(getCannedValues, () => ({ values: { 'business.hours': 'จันทร์-ศุกร์ 08:00-17:00 น.' } }));
  api.on(listCannedResponses, () => ({
    items: [
      aCannedResponse({
        id: '11',
        shortcut: 'map',
        title: 'แผนที่ร้าน',
        parts: [
          { type: 'text', text: 'สวัสดีคุณ{{customer.name}} {{ operator.name }}ค่ะ' },
          { type: 'image', image },
          { type: 'sticker', packageId: '446', stickerId: '1988' },
        ],
      }),
      aCannedResponse({
        id: '12',
        shortcut: 'hours',
        title: 'เวลาทำการ',
        parts: [{ type: 'text', text: 'เปิด {{business.hours}}' }],
      }),
    ],
  }));
  api.on(sendCannedPicture, (input) => {
    sent.push(input);
    return anAnswer({ tempId: input.clientId ?? null });
  });
  api.on(sendSticker, (input) => {
    sent.push(input);
    return anAnswer({ tempId: input.clientId ?? null });
  });
  api.on(sendMessage, (input) => {
    sent.push(input);
    return anAnswer({ tempId: input.clientId ?? null });
  });
});

async function open() {
  const connection = createFakeConnection({
    send_message: (input) => {
      sent.push(input);
      return anAnswer({ text: input.text, tempId: input.tempId });
    },
  });
  return renderWithLive(<Composer conversation={conversation} canReply />, { connection });
}

const field = () => screen.getByRole('textbox', { name: 'ข้อความถึง คุณนก' });
const following = () => screen.getByRole('list', { name: 'ส่งต่อจากข้อความ' });

test('the chosen canned response is shown as it would be sent, with its variables filled', async () => {
  const { operator } = await open();
  await operator.type(field(), '/map');
  const preview = await screen.findByRole('region', { name: 'ตัวอย่างที่จะส่ง' });
  expect(within(preview).getByText('สวัสดีคุณคุณนก สมชายค่ะ')).toBeInTheDocument();
  expect(within(preview).getByRole('img')).toHaveAttribute('src', '/picture');
  expect(within(preview).getByText(/1988/)).toBeInTheDocument();
});

test('what looks like a shortcut is sent as it is written while there is no network to look it up', async () => {
  onlineManager.setOnline(false);
  try {
    const { operator } = await open();
    await operator.type(field(), 'สองร้อย /ชิ้น{Enter}');
    await waitFor(() => expect(sent).toMatchObject([{ text: 'สองร้อย /ชิ้น' }]));
  } finally {
    onlineManager.setOnline(true);
  }
});

test('several are stacked by keyboard alone; text comes at the caret, pictures and stickers are sent after it', async () => {
  const { operator } = await open();
  await operator.type(field(), '/map');
  await screen.findByRole('option');
  await operator.keyboard('{Enter}');
  expect(field()).toHaveValue('สวัสดีคุณคุณนก สมชายค่ะ');
  expect(within(following()).getAllByRole('listitem')).toHaveLength(2);
  await waitFor(() => expect(field()).toHaveFocus());

  await operator.keyboard(' /hours');
  await screen.findByRole('option');
  await operator.keyboard('{Enter}');
  const text = 'สวัสดีคุณคุณนก สมชายค่ะ เปิด จันทร์-ศุกร์ 08:00-17:00 น.';
  await waitFor(() => expect(field()).toHaveValue(text));
  expect(sent).toEqual([]);

  await waitFor(() => expect(field()).toHaveFocus());
  await operator.keyboard('{Enter}');
  await waitFor(() => expect(sent).toHaveLength(3));
  expect(sent).toEqual([
    expect.objectContaining({ text, cannedResponseIds: ['11', '12'] }),
    expect.objectContaining({ imageId: image.id, cannedResponseIds: [] }),
    expect.objectContaining({ packageId: '446', stickerId: '1988', cannedResponseIds: [] }),
  ]);
  expect(screen.queryByRole('list', { name: 'ส่งต่อจากข้อความ' })).not.toBeInTheDocument();
});

test('a part that is taken out is not sent, and the use counts with what is left', async () => {
  const { operator } = await open();
  await operator.type(field(), '/map');
  await screen.findByRole('option');
  await operator.keyboard('{Enter}');
  const [picture] = within(following()).getAllByRole('button', { name: 'เอาออก' });
  await operator.click(picture as HTMLElement);
  await operator.clear(field());
  await operator.click(screen.getByRole('button', { name: 'ส่งข้อความ' }));
  await waitFor(() =>
    expect(sent).toEqual([expect.objectContaining({ stickerId: '1988', cannedResponseIds: ['11'] })]),
  );
});

test('a canned response of which nothing is left is not counted', async () => {
  const { operator } = await open();
  await operator.type(field(), '/hours');
  await screen.findByRole('option');
  await operator.keyboard('{Enter}');
  await operator.clear(field());
  await operator.type(field(), 'อย่างอื่น{Enter}');
  await waitFor(() => expect(sent).toHaveLength(1));
  expect(sent[0]).not.toHaveProperty('cannedResponseIds');
});

test('a sticker is sent at once and stands first the next time', async () => {
  const { operator } = await open();
  const openStickers = () => operator.click(screen.getByRole('button', { name: 'สติกเกอร์' }));
  await openStickers();
  const [, second] = await screen.findAllByRole('button', { name: /^ส่งสติกเกอร์/ });
  await operator.click(second as HTMLElement);
  await waitFor(() => expect(sent).toHaveLength(1));
  const { stickerId } = sent[0] as { stickerId: string };

  await openStickers();
  const recent = await screen.findByRole('region', { name: 'ใช้ล่าสุด' });
  expect(within(recent).getByRole('button', { name: `ส่งสติกเกอร์ ${stickerId}` })).toBeVisible();
});
