import { listMessages, type Media, type Message } from '@jsk/contracts/messages';
import { LineCustomer, newLineMessageId } from '@jsk/testing/line-webhooks';
import { callRest, type OperatorSession } from '@jsk/testing/operator-session';
import { waitFor } from '@jsk/testing/services/wait-for';
import { TestSystem } from '../testing/start-test-api';

/** One black pixel. */
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

let system: TestSystem;
let operator: OperatorSession;

beforeAll(async () => {
  system = await TestSystem.start();
  operator = await system.signIn();
});
afterEach(() => system.closeTabs());
afterAll(() => system.stop());

/** A customer sends a file that LINE has in this way. @returns the message, once its fate is known. */
async function receive(
  message: Record<string, unknown>,
  content: Parameters<typeof system.line.setContent>[1] | null,
): Promise<{ message: Message; media: Media; lineMessageId: string }> {
  const customer = new LineCustomer();
  const lineMessageId = newLineMessageId();
  if (content) system.line.setContent(lineMessageId, content);
  await system.process(customer.sends({ id: lineMessageId, contentProvider: { type: 'line' }, ...message }));
  const settled = await waitFor(
    async () => {
      const { messages } = await operator.call(listMessages, { lineUserId: customer.lineUserId });
      const [found] = messages;
      return found && mediaOf(found).status !== 'pending' ? found : null;
    },
    { description: 'the file is copied or given up' },
  );
  return { message: settled, media: mediaOf(settled), lineMessageId };
}

function mediaOf({ payload }: Message): Media {
  if (payload?.kind !== 'media') throw new Error('Not a message with a file');
  return payload.media;
}

function open(url: string | null, headers: Record<string, string> = {}): Promise<Response> {
  const cookie = operator.cookies.find((given) => given.startsWith('jsk_media=')) ?? '';
  return fetch(system.api.url + String(url), { headers: { cookie, ...headers } });
}

describe('A picture from a customer', () => {
  it('is copied and shown to signed-in operators only', async () => {
    const { message, media } = await receive({ type: 'image' }, { bytes: png, type: 'image/png' });
    expect(media).toMatchObject({ status: 'ready', contentType: 'image/png', sizeBytes: png.length });
    expect(media.url).toBe(`/api/v1/media/${message.id}`);

    const shown = await open(media.url);
    expect(shown.status).toBe(200);
    expect(Buffer.from(await shown.arrayBuffer())).toEqual(png);
    expect(shown.headers.get('x-content-type-options')).toBe('nosniff');
    expect(shown.headers.get('content-security-policy')).toContain('sandbox');
    expect(shown.headers.get('content-disposition')).toMatch(/^inline/);

    const refused = await open(media.url, { cookie: '' });
    expect(refused.status).toBe(401);
    const byAccessToken = await open(media.url, { cookie: `jsk_media=${operator.accessToken}` });
    expect(byAccessToken.status).toBe(401);
  });

  it('is told to who watches, first as pending and then as ready', async () => {
    const customer = new LineCustomer();
    await system.process(customer.writes('มีรูปค่ะ'));
    const tab = await operator.watch(customer.lineUserId);
    const id = newLineMessageId();
    system.line.setContent(id, { bytes: png, type: 'image/png' });
    await system.process(customer.sends({ id, type: 'image', contentProvider: { type: 'line' } }));
    const stored = await tab.nextEvent('new_message', ({ type }) => type === 'image');
    expect(mediaOf(stored)).toMatchObject({ status: 'pending', url: null });
    const copied = await tab.nextEvent('message_updated', (message) => message.id === stored.id);
    expect(mediaOf(copied)).toMatchObject({ status: 'ready' });
  });

  it('can be loaded in parts, as players do', async () => {
    const { media } = await receive({ type: 'video', duration: 1000 }, { bytes: png, type: 'video/mp4' });
    const part = await open(media.url, { range: 'bytes=1-3' });
    expect(part.status).toBe(206);
    expect(part.headers.get('content-range')).toBe(`bytes 1-3/${png.length}`);
    expect(Buffer.from(await part.arrayBuffer())).toEqual(png.subarray(1, 4));
  });

  it('is not fetched from a foreign address', async () => {
    const { media } = await receive(
      {
        type: 'image',
        contentProvider: { type: 'external', originalContentUrl: 'http://169.254.169.254/secret' },
      },
      null,
    );
    expect(media).toMatchObject({ status: 'failed', url: null });
  });

  it('that the customer took back cannot be opened any more', async () => {
    const { message, media, lineMessageId } = await receive(
      { type: 'image' },
      { bytes: png, type: 'image/png' },
    );
    const customer = new LineCustomer(message.lineUserId);
    await system.process(customer.unsends(lineMessageId));
    expect((await open(media.url)).status).toBe(404);
    const { messages } = await operator.call(listMessages, { lineUserId: message.lineUserId });
    expect(messages[0]).toMatchObject({ state: 'unsent', text: null, payload: null });
  });
});

describe('A file from a customer', () => {
  it('that pretends to be a picture is only offered for download', async () => {
    const html = Buffer.from('<script>alert(1)</script>'.repeat(300));
    const { media } = await receive({ type: 'image' }, { bytes: html, type: 'text/html' });
    const shown = await open(media.url);
    expect(shown.headers.get('content-type')).toBe('application/octet-stream');
    expect(shown.headers.get('content-disposition')).toMatch(/^attachment/);
  });

  it.each(['../../x.html', 'ใบเสร็จ "1"; ไฟล์.pdf', '', 'a'.repeat(300), 'x\r\nSet-Cookie: a=b'])(
    'keeps its name «%s» for display, and lies under a name of ours',
    async (fileName) => {
      const content = { bytes: Buffer.from('%PDF-1.7 ...'), type: 'application/pdf' };
      const { media } = await receive({ type: 'file', fileName, fileSize: 12 }, content);
      expect(media).toMatchObject({ status: 'ready', fileName });
      const shown = await open(media.url);
      expect(shown.status).toBe(200);
      expect(shown.headers.get('content-disposition')).toContain(encodeURIComponent(fileName || ''));
      expect(shown.headers.get('set-cookie')).toBeNull();
    },
  );
});

describe('A file that LINE has not', () => {
  it('any more is shown as removed (410) or expired (404)', async () => {
    const gone = await receive({ type: 'image' }, { status: 410 });
    expect(gone.media).toMatchObject({ status: 'removed', url: null });
    const expired = await receive({ type: 'image' }, null);
    expect(expired.media).toMatchObject({ status: 'expired', url: null });
  });

  it('ready yet (202) is asked for again', async () => {
    const customer = new LineCustomer();
    const id = newLineMessageId();
    system.line.setContent(id, { status: 202 });
    const asked = () => system.line.calls.filter(({ kind }) => kind === 'content').length;
    const before = asked();
    await system.process(customer.sends({ id, type: 'video', contentProvider: { type: 'line' } }));
    await waitFor(() => expect(asked()).toBeGreaterThan(before), { description: 'it was asked for' });
    system.line.setContent(id, { bytes: png, type: 'video/mp4' });
    await waitFor(
      async () => {
        const { messages } = await operator.call(listMessages, { lineUserId: customer.lineUserId });
        expect(mediaOf(messages[0] as Message).status).toBe('ready');
      },
      { description: 'it is copied at last' },
    );
  });

  it.each(['0', 'abc', '1e3', '..%2F..%2Fetc%2Fpasswd', '9'.repeat(30), '999999999999999999'])(
    'at all («%s») is answered with 404',
    async (id) => {
      expect((await open(`/api/v1/media/${id}`)).status).toBe(404);
    },
  );

  it('is answered in the words of every refusal', async () => {
    const { body } = await callRest<{ code: string }>(system.api.url, 'GET', '/api/v1/media/1');
    expect(body.code).toBe('auth_missing_token');
  });
});
