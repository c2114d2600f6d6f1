import { getConversation, type Conversation } from '@jsk/contracts/conversations';
import { listMessages, type Message } from '@jsk/contracts/messages';
import type { ClientEventInput } from '@jsk/contracts/socket-events';
import { act, screen, waitFor } from '@testing-library/react';
import { conversationKeys } from '@/lib/conversation-queries';
import { useLive } from '@/lib/live-context';
import { storeMessages, threadOptions } from '@/lib/thread-cache';
import { createQueryClient } from '@/lib/query-client';
import { activeSessionOf, aConversation, aMessage, anAnswer, customerId, somchai } from '@/testing/factories';
import { createFakeApi } from '@/testing/fake-api';
import { createFakeConnection } from '@/testing/fake-connection';
import { renderWithLive } from '@/testing/render-with-live';
import { Composer } from './composer';

const lineUserId = customerId(1);
const asked = aMessage({ text: 'ส่งของวันไหนคะ' });
const secondsFromNow = (seconds: number) => new Date(Date.now() + seconds * 1000).toISOString();
let sent: { text: string; quoteMessageId?: string | undefined }[];

beforeEach(() => {
  sent = [];
  const api = createFakeApi();
  api.on(getConversation, () => aConversation());
  api.on(listMessages, () => ({ messages: [asked], hasMore: false }));
});

function ReplyButton() {
  const { quotes } = useLive();
  return <button onClick={() => quotes.choose(lineUserId, asked.id)}>ตอบ</button>;
}

async function open(over: Partial<Conversation> = {}, serverTime = () => new Date()) {
  const conversation = aConversation({ session: activeSessionOf(somchai), ...over });
  const client = createQueryClient();
  client.setQueryData(conversationKeys.one(lineUserId), conversation);
  await client.fetchQuery(threadOptions(lineUserId));
  const answers = {
    ping: () => ({ serverTime: serverTime().toISOString() }),
    send_message: ({ text, tempId, quoteMessageId }: ClientEventInput<'send_message'>) => {
      sent.push({ text, quoteMessageId });
      return anAnswer({ text, tempId });
    },
  };
  const connection = createFakeConnection(answers, 'connecting');
  const parts = (
    <>
      <ReplyButton />
      <Composer conversation={conversation} canReply />
    </>
  );
  const view = await renderWithLive(parts, { connection, client });
  await act(async () => connection.state.set('online'));
  return { ...view, client };
}
const field = () => screen.getByRole('textbox', { name: 'ข้อความถึง คุณนก' });
const sendButton = () => screen.getByRole('button', { name: 'ส่งข้อความ' });

describe('a reply to a message', () => {
  test('is written below what it answers, and sent with it once', async () => {
    const { operator } = await open();
    await operator.click(screen.getByRole('button', { name: 'ตอบ' }));
    expect(await screen.findByText('ตอบกลับ คุณนก')).toBeVisible();
    expect(screen.getByText('ส่งของวันไหนคะ')).toBeVisible();
    expect(field()).toHaveFocus();

    await operator.keyboard('พรุ่งนี้ค่ะ{Enter}');
    await operator.type(field(), 'ไม่เกินเที่ยง{Enter}');

    await waitFor(() =>
      expect(sent).toEqual([
        { text: 'พรุ่งนี้ค่ะ', quoteMessageId: asked.id },
        { text: 'ไม่เกินเที่ยง', quoteMessageId: undefined },
      ]),
    );
    expect(screen.queryByText('ตอบกลับ คุณนก')).not.toBeInTheDocument();
  });

  test('is given up with Escape or the button', async () => {
    const { operator } = await open();
    await operator.click(screen.getByRole('button', { name: 'ตอบ' }));
    await operator.click(await screen.findByRole('button', { name: 'ยกเลิกการตอบกลับ' }));
    expect(screen.queryByText('ตอบกลับ คุณนก')).not.toBeInTheDocument();

    await operator.click(screen.getByRole('button', { name: 'ตอบ' }));
    await screen.findByText('ตอบกลับ คุณนก');
    await operator.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByText('ตอบกลับ คุณนก')).not.toBeInTheDocument());
  });

  test('quotes nothing that the customer has taken back meanwhile', async () => {
    const { operator, client } = await open();
    await operator.click(screen.getByRole('button', { name: 'ตอบ' }));
    await screen.findByText('ตอบกลับ คุณนก');

    const takenBack: Message = { ...asked, state: 'unsent', text: null };
    act(() => storeMessages(client, lineUserId, [takenBack], 'live'));

    await waitFor(() => expect(screen.queryByText('ตอบกลับ คุณนก')).not.toBeInTheDocument());
    await operator.type(field(), 'ค่ะ{Enter}');
    await waitFor(() => expect(sent).toEqual([{ text: 'ค่ะ', quoteMessageId: undefined }]));
  });
});

describe('what an answer will cost', () => {
  test('is told while it is free, and by the button to those who cannot see it', async () => {
    await open({ freeReplyUntil: secondsFromNow(35) });
    expect(sendButton()).toHaveAccessibleDescription(/ตอบฟรีได้อีก ~3[45] วินาที/);
    expect(screen.getAllByText(/ตอบฟรีได้อีก ~3[45] วินาที/)).toHaveLength(2);
    // Read on focus; a countdown that speaks every second would drown everything else.
    for (const text of screen.getAllByText(/ตอบฟรีได้อีก/))
      expect(text.closest('[aria-live], [role="status"]')).toBeNull();
  });

  test('is a counted message once the free reply is over', async () => {
    await open({ freeReplyUntil: secondsFromNow(-1) });
    expect(sendButton()).toHaveAccessibleDescription('ส่งตอนนี้นับโควตา');
    expect(screen.queryByText(/ตอบฟรี/)).not.toBeInTheDocument();
  });

  test('is counted by the clock of the server', async () => {
    const tenMinutesAhead = () => new Date(Date.now() + 600_000);
    await open({ freeReplyUntil: secondsFromNow(620) }, tenMinutesAhead);
    await waitFor(() => expect(sendButton()).toHaveAccessibleDescription(/ตอบฟรีได้อีก ~(19|20) วินาที/));
  });
});
