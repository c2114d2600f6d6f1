import { FakeTelegram, type TelegramFault } from '@jsk/testing/fake-telegram';
import { TelegramClient } from './telegram.client';

let telegram: FakeTelegram;
let client: TelegramClient;

beforeEach(async () => {
  telegram = new FakeTelegram();
  await telegram.start();
  client = new TelegramClient(telegram.url);
});
afterEach(() => telegram.stop());

const send = (html = 'สวัสดี', by = client) =>
  by.sendMessage(telegram.botToken, { chatId: telegram.chatId, html });

async function sendWith(fault: TelegramFault, by = client) {
  telegram.failNext(fault);
  return send('สวัสดี', by);
}

describe('A message', () => {
  it('arrives in the chat', async () => {
    expect(await send('<b>ด่วน</b> 1 &lt; 2')).toMatchObject({ kind: 'done' });
    expect(telegram.messages).toMatchObject([{ chatId: telegram.chatId, text: 'ด่วน 1 < 2' }]);
  });

  it.each(['1 < 2', 'a & b', '<b>open', '<script>x</script>', '', '5'.repeat(4097)])(
    'that is not what Telegram takes is refused: %.20s',
    async (html) => {
      expect(await send(html)).toEqual({ kind: 'refused', message: expect.stringMatching(/^Bad Request: /) });
    },
  );

  it('into a chat that the bot is not in is refused', async () => {
    const outcome = await client.sendMessage(telegram.botToken, { chatId: '-42', html: 'a' });
    expect(outcome).toEqual({ kind: 'refused', message: 'Bad Request: chat not found' });
  });

  it('by a bot that does not exist is refused', async () => {
    expect(await client.sendMessage('1:x', { chatId: telegram.chatId, html: 'a' })).toEqual({
      kind: 'refused',
      message: 'Unauthorized',
    });
  });

  it.each([400, 401, 403, 404])('answered with %i is refused, in the words of Telegram', async (status) => {
    const description = 'Forbidden: bot was kicked from the group chat';
    expect(await sendWith({ kind: 'status', status, description })).toEqual({
      kind: 'refused',
      message: description,
    });
  });

  it('to a group that became a supergroup is refused with the id that it has now', async () => {
    const description = 'Bad Request: group chat was upgraded to a supergroup chat';
    const parameters = { migrate_to_chat_id: -1009876543210 };
    expect(await sendWith({ kind: 'status', status: 400, description, parameters })).toMatchObject({
      message: `${description} (chat ID -1009876543210)`,
    });
  });

  it('is postponed as long as Telegram says', async () => {
    const fault = {
      kind: 'status',
      status: 429,
      description: 'Too Many Requests: retry after 35',
      parameters: { retry_after: 35 },
    } as const;
    expect(await sendWith(fault)).toEqual({
      kind: 'postponed',
      message: fault.description,
      retryAfterMs: 35_000,
    });
  });

  it.each<[TelegramFault, RegExp]>([
    [{ kind: 'status', status: 500, description: 'Internal Server Error' }, /^Internal Server Error$/],
    [{ kind: 'page', status: 502 }, /^Telegram answered with status 502$/],
    [{ kind: 'page', status: 200 }, /^Telegram answered with status 200$/],
    [{ kind: 'cut' }, /^Telegram cannot be reached \(UND_ERR_SOCKET\)$/],
  ])('is postponed when it meets %j', async (fault, words) => {
    expect(await sendWith(fault)).toEqual({
      kind: 'postponed',
      message: expect.stringMatching(words),
      retryAfterMs: null,
    });
  });

  it('is postponed when no answer comes', async () => {
    const hasty = new TelegramClient(telegram.url, 50);
    expect(await sendWith({ kind: 'silence' }, hasty)).toMatchObject({
      kind: 'postponed',
      message: 'Telegram did not answer in time',
    });
  });

  it('is postponed when nobody listens', async () => {
    const { url } = telegram;
    await telegram.stop();
    expect(await send('a', new TelegramClient(url))).toMatchObject({
      kind: 'postponed',
      message: 'Telegram cannot be reached (ECONNREFUSED)',
    });
    await telegram.start();
  });

  it('fails without a word of the token', async () => {
    const { botToken: token, chatId } = telegram;
    const description = `Not Found: /bot${token}/sendMessage`;
    const said = await sendWith({ kind: 'status', status: 404, description });
    const broken = await new TelegramClient('http://[').sendMessage(token, { chatId, html: 'a' });
    expect(JSON.stringify([said, broken])).not.toContain(token);
  });
});

describe('A bot', () => {
  it('says its name', async () => {
    expect(await client.getName(telegram.botToken)).toEqual({ kind: 'done', result: telegram.botName });
  });
});
