import type { Media, Message } from '@jsk/contracts/messages';
import type { FakeLineContent } from '@jsk/testing/fake-line-contents';
import { FakeS3 } from '@jsk/testing/fake-s3';
import { LineCustomer, newLineMessageId } from '@jsk/testing/line-webhooks';
import { callRest, type OperatorSession } from '@jsk/testing/operator-session';
import { waitFor } from '@jsk/testing/services/wait-for';
import sharp from 'sharp';
import {
  mediaOf,
  newestMessage,
  openFile,
  pictureOf,
  type ReceivedFile,
  sendFromPhone,
  settledMessage,
} from '../testing/message-files';
import { TestSystem } from '../testing/start-test-api';

let system: TestSystem;
let operator: OperatorSession;
let jpeg: Buffer;

beforeAll(async () => {
  system = await TestSystem.start();
  operator = await system.signIn();
  jpeg = await pictureOf(60, 40);
});
afterEach(() => system.closeTabs());
afterAll(() => system.stop());

/** A customer sends a file that LINE has in this way. @returns the message, once its fate is known. */
async function receive(
  sent: Record<string, unknown>,
  content: Partial<FakeLineContent> | null,
): Promise<ReceivedFile & { message: Message; media: Media }> {
  const received = await sendFromPhone(system, sent, content);
  const message = await settledMessage(operator, received.customer.lineUserId);
  return { ...received, message, media: mediaOf(message) };
}

const open = (url: string | null, headers?: Record<string, string>) => openFile(operator, url, headers);

/** Whether anything of a message lies in the storage. */
async function filesOf({ id }: Message): Promise<string[]> {
  return (await system.files.list()).filter((name) => name.startsWith(id));
}

describe('A picture from a customer', () => {
  it('is copied and shown to signed-in operators only', async () => {
    const { message, media } = await receive({ type: 'image' }, { bytes: jpeg, type: 'image/jpeg' });
    expect(media).toMatchObject({ status: 'ready', contentType: 'image/jpeg', sizeBytes: jpeg.length });
    expect(media.url).toBe(`/api/v1/media/${message.id}`);

    const shown = await open(media.url);
    expect(shown.status).toBe(200);
    expect(Buffer.from(await shown.arrayBuffer())).toEqual(jpeg);
    expect(shown.headers.get('x-content-type-options')).toBe('nosniff');
    expect(shown.headers.get('content-security-policy')).toContain('sandbox');
    expect(shown.headers.get('content-disposition')).toMatch(/^inline/);

    for (const url of [media.url, media.previewUrl]) {
      expect((await open(url, { cookie: '' })).status).toBe(401);
      const byAccessToken = await open(url, { cookie: `jsk_media=${operator.accessToken}` });
      expect(byAccessToken.status).toBe(401);
    }
  });

  it('has a small preview, upright as it was taken, and tells its size', async () => {
    const turned = await pictureOf(1500, 1000, 'jpeg', 6);
    const { media } = await receive({ type: 'image' }, { bytes: turned, type: 'image/jpeg' });
    expect(media).toMatchObject({ width: 1000, height: 1500 });
    const preview = await open(media.previewUrl);
    expect(preview.headers.get('content-type')).toBe('image/jpeg');
    const shown = await sharp(Buffer.from(await preview.arrayBuffer())).metadata();
    expect(shown).toMatchObject({ width: 320, height: 480 });
  });

  it('that cannot be decoded, or would take gigabytes to decode, is kept without a preview', async () => {
    const broken = jpeg.subarray(0, 200);
    const huge = await pictureOf(10, 10, 'png');
    huge.writeUInt32BE(60_000, 16);
    huge.writeUInt32BE(60_000, 20);
    for (const bytes of [broken, huge]) {
      const { media } = await receive({ type: 'image' }, { bytes, type: 'image/jpeg' });
      expect(media).toMatchObject({ status: 'ready', previewUrl: null, width: null });
      expect((await open(media.url)).status).toBe(200);
      expect((await open(`${media.url}/preview`)).status).toBe(404);
    }
  });

  it('is told to who watches, first as pending and then as ready', async () => {
    const customer = new LineCustomer();
    await system.process(customer.writes('มีรูปค่ะ'));
    const tab = await operator.watch(customer.lineUserId);
    const id = newLineMessageId();
    system.line.setContent(id, { bytes: jpeg, type: 'image/jpeg' });
    await system.process(customer.sends({ id, type: 'image', contentProvider: { type: 'line' } }));
    const stored = await tab.nextEvent('new_message', ({ type }) => type === 'image');
    expect(mediaOf(stored)).toMatchObject({ status: 'pending', url: null });
    const copied = await tab.nextEvent('message_updated', (message) => message.id === stored.id);
    expect(mediaOf(copied)).toMatchObject({
      status: 'ready',
      previewUrl: `/api/v1/media/${stored.id}/preview`,
    });
    expect(JSON.stringify(copied)).not.toContain('incoming/');
  });

  it('is not fetched from a foreign address [case 47]', async () => {
    const foreign = { type: 'external', originalContentUrl: 'http://169.254.169.254/secret' };
    const askedBefore = system.line.calls.length;
    const { media } = await receive({ type: 'image', contentProvider: foreign }, null);
    expect(media).toMatchObject({ status: 'external', url: null, previewUrl: null });
    const asked = system.line.calls.slice(askedBefore).filter(({ kind }) => kind === 'content');
    expect(asked).toEqual([]);
  });

  it('that the customer took back is gone with its preview, here and on the disk', async () => {
    const { message, media, customer, lineMessageId } = await receive({ type: 'image' }, { bytes: jpeg });
    expect(await filesOf(message)).toEqual([message.id, `${message.id}-preview`]);
    await system.process(customer.unsends(lineMessageId));
    expect((await open(media.url)).status).toBe(404);
    expect((await open(media.previewUrl)).status).toBe(404);
    expect(await newestMessage(operator, customer.lineUserId)).toMatchObject({
      state: 'unsent',
      payload: null,
    });
    await waitFor(async () => expect(await filesOf(message)).toEqual([]), {
      description: 'the files are gone',
    });
  });

  it('that the customer takes back while it is being copied is not kept', async () => {
    const held = system.line.holdNext('content');
    const { customer, lineMessageId } = await sendFromPhone(system, { type: 'image' }, { bytes: jpeg });
    await held.arrived;
    const message = await newestMessage(operator, customer.lineUserId);
    await system.process(customer.unsends(lineMessageId));
    held.release();
    await waitFor(
      async () => (await system.rows.count('bullmq.job WHERE id = $1', [`media-${message.id}`])) === 0,
      { description: 'the copy has ended' },
    );
    expect(await filesOf(message)).toEqual([]);
    expect(await newestMessage(operator, customer.lineUserId)).toMatchObject({
      state: 'unsent',
      payload: null,
    });
  });
});

describe('A video from a customer', () => {
  const mp4 = Buffer.concat([
    Buffer.from('\0\0\0\x18ftypmp42\0\0\0\0mp42isom', 'latin1'),
    Buffer.alloc(5000, 7),
  ]);

  it('can be loaded in parts, as players do, and has the preview that LINE makes', async () => {
    const preview = await pictureOf(320, 180);
    const { media } = await receive({ type: 'video', duration: 1000 }, { bytes: mp4, preview });
    expect(media).toMatchObject({ contentType: 'video/mp4', durationMs: 1000, width: 320, height: 180 });
    const part = await open(media.url, { range: 'bytes=4-7' });
    expect(part.status).toBe(206);
    expect(part.headers.get('content-range')).toBe(`bytes 4-7/${mp4.length}`);
    expect(await part.text()).toBe('ftyp');
    expect((await open(media.previewUrl)).headers.get('content-type')).toBe('image/jpeg');
  });

  it('that LINE is still preparing is asked for until it is there, and stored once [case 77]', async () => {
    const { message, media, lineMessageId } = await receive(
      { type: 'video' },
      { bytes: mp4, notReadyTimes: 3 },
    );
    expect(media).toMatchObject({ status: 'ready', previewUrl: null });
    expect(await filesOf(message)).toEqual([message.id]);
    const path = `/v2/bot/message/${lineMessageId}/content`;
    expect(system.line.calls.filter((call) => call.path === path)).toHaveLength(4);
  });

  it('that LINE cannot prepare is shown as unavailable, and not asked for again [case 78]', async () => {
    const content = { notReadyTimes: 99, transcoding: 'failed' } as const;
    const { media, lineMessageId } = await receive({ type: 'video' }, content);
    expect(media).toMatchObject({ status: 'failed', url: null });
    expect(system.line.calls.filter(({ path }) => path.endsWith(`${lineMessageId}/content`))).toHaveLength(1);
  });

  it('whose stream is cut half-way is asked for again, and half of it is not kept [case 80]', async () => {
    const { message, media } = await receive({ type: 'video' }, { bytes: mp4, cutTimes: 2 });
    expect(media).toMatchObject({ status: 'ready', sizeBytes: mp4.length });
    expect(await filesOf(message)).toEqual([message.id]);
  });

  it('that is larger than anything LINE lets customers send is refused [case 81]', async () => {
    const content = { bytes: mp4, paddingBytes: 300 * 1024 * 1024 };
    const { message, media } = await receive({ type: 'video' }, content);
    expect(media).toMatchObject({ status: 'failed', url: null });
    expect(await filesOf(message)).toEqual([]);
  });
});

describe('A file from a customer', () => {
  it('that pretends to be a picture is only offered for download [case 81]', async () => {
    const html = Buffer.from('<script>alert(1)</script>'.repeat(300));
    for (const type of ['text/html', 'image/png', 'image/svg+xml']) {
      const { media } = await receive({ type: 'image' }, { bytes: html, type });
      expect(media.previewUrl).toBeNull();
      const shown = await open(media.url);
      expect(shown.headers.get('content-type')).toBe('application/octet-stream');
      expect(shown.headers.get('content-disposition')).toMatch(/^attachment/);
    }
  });

  it.each(['../../x.html', 'x.svg', 'ใบเสร็จ "1"; ไฟล์ (2).pdf', '', 'a'.repeat(300), 'x\r\nSet-Cookie: a=b'])(
    'keeps its name «%s» for display, and lies under a name of ours [case 46]',
    async (fileName) => {
      const content = { bytes: Buffer.from('%PDF-1.7 ...'), type: 'application/pdf' };
      const { message, media } = await receive({ type: 'file', fileName, fileSize: 12 }, content);
      expect(media).toMatchObject({ status: 'ready', fileName });
      expect(await filesOf(message)).toEqual([message.id]);
      const shown = await open(media.url);
      expect(shown.status).toBe(200);
      const disposition = shown.headers.get('content-disposition') ?? '';
      expect(disposition).toMatch(/^attachment; filename\*=UTF-8''[\w%.!~-]*$/);
      expect(decodeURIComponent(disposition.split("''")[1] ?? '')).toBe(fileName);
      expect(shown.headers.get('x-content-type-options')).toBe('nosniff');
      expect(shown.headers.get('set-cookie')).toBeNull();
    },
  );
});

describe('An operator who scrolls through pictures', () => {
  const preview = '/api/v1/media/1/preview';

  it('spends nothing of what REST calls may be made, and no more than there is for files', async () => {
    const limits = { REST_REQUESTS_PER_MINUTE: '2', MEDIA_REQUESTS_PER_MINUTE: '5' };
    const { url } = await system.startApi(limits);
    const statusOf = async (path: string) => (await callRest(url, 'GET', path)).status;
    const files = [];
    for (let loaded = 0; loaded < 6; loaded += 1) files.push(await statusOf(preview));
    expect(files).toEqual([401, 401, 401, 401, 401, 429]);
    const calls = [];
    for (let made = 0; made < 3; made += 1) calls.push(await statusOf('/api/v1/auth/me'));
    expect(calls).toEqual([401, 401, 429]);
  });
});

describe('A file that LINE has not', () => {
  it('any more is shown as removed (410) or expired (404) [case 79]', async () => {
    const gone = await receive({ type: 'image' }, { status: 410 });
    expect(gone.media).toMatchObject({ status: 'removed', url: null });
    const expired = await receive({ type: 'image' }, null);
    expect(expired.media).toMatchObject({ status: 'expired', url: null });
  });

  it.each(['0', 'abc', '1e3', '..%2F..%2Fetc%2Fpasswd', '9'.repeat(30), '999999999999999999'])(
    'at all («%s») is answered with 404',
    async (id) => {
      expect((await open(`/api/v1/media/${id}`)).status).toBe(404);
      expect((await open(`/api/v1/media/${id}/preview`)).status).toBe(404);
    },
  );

  it('is answered in the words of every refusal', async () => {
    const { body } = await callRest<{ code: string }>(system.api.url, 'GET', '/api/v1/media/1');
    expect(body.code).toBe('auth_missing_token');
  });
});

describe('An installation that keeps its files in a bucket', () => {
  let s3: FakeS3;

  beforeAll(async () => {
    s3 = new FakeS3();
    await s3.start();
  });
  afterAll(() => s3.stop());

  it('copies, serves and deletes them there', async () => {
    const inBucket = await TestSystem.start({ environment: s3.environment });
    try {
      const reader = await inBucket.signIn();
      const { customer, lineMessageId } = await sendFromPhone(inBucket, { type: 'image' }, { bytes: jpeg });
      const { id, payload } = await settledMessage(reader, customer.lineUserId);
      expect(payload).toMatchObject({ media: { status: 'ready' } });
      const part = await openFile(reader, `/api/v1/media/${id}`, { range: 'bytes=0-1' });
      expect(Buffer.from(await part.arrayBuffer())).toEqual(jpeg.subarray(0, 2));
      expect([...s3.objects.keys()].map((key) => key.split('/').at(-1))).toEqual([id, `${id}-preview`]);
      await inBucket.process(customer.unsends(lineMessageId));
      await waitFor(() => expect(s3.objects.size).toBe(0), { description: 'the objects are gone' });
    } finally {
      await inBucket.stop();
    }
  });
});
