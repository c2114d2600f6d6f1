import { randomBytes } from 'node:crypto';
import { listMessages, type Message, sendMedia } from '@jsk/contracts/messages';
import type { Problem } from '@jsk/contracts/problem';
import { sendUpload, uploadFile } from '@jsk/contracts/uploads';
import { createCustomer, createSession } from '@jsk/testing/factories';
import { callRest, newClientId, type OperatorSession, requestOf } from '@jsk/testing/operator-session';
import { waitFor } from '@jsk/testing/services/wait-for';
import sharp from 'sharp';
import { mediaOf, openFile, pictureOf } from '../testing/message-files';
import { TestSystem } from '../testing/start-test-api';

let system: TestSystem;
let operator: OperatorSession;

beforeAll(async () => {
  system = await TestSystem.start();
  operator = await system.signIn();
});
afterEach(() => system.closeTabs());
afterAll(() => system.stop());

const mp4 = Buffer.concat([
  Buffer.from('\0\0\0\x18ftypmp42\0\0\0\0mp42isom', 'latin1'),
  Buffer.alloc(5000, 7),
]);
const pdf = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\n');

interface Upload {
  readonly file?: Buffer;
  readonly name?: string;
  readonly type?: string;
  readonly preview?: Buffer;
  readonly clientId?: string;
  readonly durationMs?: string;
  /** Fields after the file, as no console of ours sends them. */
  readonly isBackwards?: boolean;
}

function formOf({ file, name = 'file.bin', type = '', preview, isBackwards, ...fields }: Upload): FormData {
  const form = new FormData();
  const addFields = () => {
    for (const [key, value] of Object.entries({ clientId: newClientId(), ...fields }))
      form.append(key, value);
  };
  if (!isBackwards) addFields();
  if (preview) form.append('preview', new Blob([new Uint8Array(preview)]), 'preview.jpg');
  if (file) form.append('file', new Blob([new Uint8Array(file)], { type }), name);
  if (isBackwards) addFields();
  return form;
}

interface Answer {
  readonly status: number;
  readonly message: Message;
  readonly problem: Problem;
}

async function upload(
  lineUserId: string,
  given: Upload,
  by = operator,
  endpoint: typeof sendMedia | typeof uploadFile = sendMedia,
): Promise<Answer> {
  const { path } = requestOf(endpoint, { lineUserId, clientId: '' });
  const headers = { authorization: `Bearer ${by.accessToken}` };
  const response = await fetch(by.apiUrl + path, { method: 'POST', headers, body: formOf(given) });
  const body: unknown = await response.json();
  return { status: response.status, message: body as Message, problem: body as Problem };
}

/** A customer in the hands of the operator. */
async function conversation(owner = operator): Promise<string> {
  const lineUserId = await createCustomer(system.rows);
  await createSession(system.rows, lineUserId, { operatorId: owner.user.id });
  return lineUserId;
}

/** What LINE was given, once it has it. */
async function receivedAtLine(lineUserId: string): Promise<Record<string, string>> {
  const call = await waitFor(() => system.line.sendingsTo(lineUserId).at(-1) ?? null, {
    description: 'LINE is called',
  });
  return call.messages[0] as unknown as Record<string, string>;
}

/** Loads a file as LINE or a phone does: with nothing but its address. */
const openPublic = (url: string | undefined, headers: Record<string, string> = {}) =>
  fetch(String(url).replace(/^http:\/\/localhost:3000/, system.api.url), { headers });

const bytesOf = async (response: Response) => Buffer.from(await response.arrayBuffer());

describe('A picture that an operator sends', () => {
  it('reaches the customer as it is, with a preview, at addresses that need no sign-in', async () => {
    const lineUserId = await conversation();
    const jpeg = await pictureOf(1200, 800);
    const { status, message } = await upload(lineUserId, { file: jpeg, name: 'โปรโมชั่น.jpg' });
    expect(status).toBe(201);
    expect(message).toMatchObject({ type: 'image', direction: 'OUTGOING', text: null, lineUserId });
    expect(mediaOf(message)).toMatchObject({
      status: 'ready',
      contentType: 'image/jpeg',
      sizeBytes: jpeg.length,
      width: 1200,
      height: 800,
      fileName: 'โปรโมชั่น.jpg',
      url: `/api/v1/media/${message.id}`,
      previewUrl: `/api/v1/media/${message.id}/preview`,
    });
    expect(JSON.stringify(message)).not.toContain('outgoing/');

    const { type, originalContentUrl, previewImageUrl } = await receivedAtLine(lineUserId);
    expect(type).toBe('image');
    const original = await openPublic(originalContentUrl);
    expect(await bytesOf(original)).toEqual(jpeg);
    expect(Object.fromEntries(original.headers)).toMatchObject({
      'content-type': 'image/jpeg',
      'cache-control': expect.stringContaining('private'),
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'cross-origin',
    });
    const preview = await bytesOf(await openPublic(previewImageUrl));
    expect(await sharp(preview).metadata()).toMatchObject({ format: 'jpeg', width: 480, height: 320 });

    expect(await bytesOf(await openFile(operator, mediaOf(message).url))).toEqual(jpeg);
  });

  it.each(['webp', 'gif'] as const)('as %s becomes a JPEG, which LINE takes', async (format) => {
    const lineUserId = await conversation();
    const { message } = await upload(lineUserId, {
      file: await pictureOf(90, 60, format),
      name: `a.${format}`,
    });
    expect(mediaOf(message)).toMatchObject({
      contentType: 'image/jpeg',
      width: 90,
      height: 60,
      fileName: 'a.jpg',
    });
    const { originalContentUrl } = await receivedAtLine(lineUserId);
    const sent = await bytesOf(await openPublic(originalContentUrl));
    expect(await sharp(sent).metadata()).toMatchObject({ format: 'jpeg', width: 90 });
  });

  it('that is larger than LINE takes becomes smaller', async () => {
    const width = 2400;
    const noise = randomBytes(width * width * 3);
    const png = await sharp(noise, { raw: { width, height: width, channels: 3 } })
      .png()
      .toBuffer();
    expect(png.length).toBeGreaterThan(10_000_000);
    const { message } = await upload(await conversation(), { file: png });
    const { contentType, sizeBytes } = mediaOf(message);
    expect(contentType).toBe('image/jpeg');
    expect(sizeBytes).toBeLessThan(10_000_000);
  });

  it('is upright and does not tell where it was taken', async () => {
    const lineUserId = await conversation();
    const turned = await pictureOf(300, 200, 'jpeg', 6);
    const { message } = await upload(lineUserId, { file: turned });
    expect(mediaOf(message)).toMatchObject({ width: 200, height: 300 });
    const { originalContentUrl } = await receivedAtLine(lineUserId);
    const { exif, width } = await sharp(await bytesOf(await openPublic(originalContentUrl))).metadata();
    expect({ exif, width }).toEqual({ exif: undefined, width: 200 });
  });

  it('and that is broken is refused at its field', async () => {
    const broken = (await pictureOf(300, 200)).subarray(0, 300);
    const { status, problem } = await upload(await conversation(), { file: broken, name: 'a.jpg' });
    expect(status).toBe(400);
    expect(problem).toMatchObject({ code: 'validation_error', errors: [{ path: 'file' }] });
  });
});

describe('A video that an operator sends', () => {
  it('has the preview that the console made of it', async () => {
    const lineUserId = await conversation();
    const { message } = await upload(lineUserId, {
      file: mp4,
      name: 'clip.mp4',
      preview: await pictureOf(640, 360),
    });
    expect(message.type).toBe('video');
    expect(mediaOf(message)).toMatchObject({ contentType: 'video/mp4', width: 640, height: 360 });
    const { type, originalContentUrl, previewImageUrl } = await receivedAtLine(lineUserId);
    expect(type).toBe('video');
    const part = await openPublic(originalContentUrl, { range: 'bytes=4-7' });
    expect({ status: part.status, text: await part.text() }).toEqual({ status: 206, text: 'ftyp' });
    expect(await sharp(await bytesOf(await openPublic(previewImageUrl))).metadata()).toMatchObject({
      width: 480,
    });
  });

  it.each([
    ['without a preview', undefined],
    ['with a preview that is none', Buffer.from('no picture')],
  ])('%s gets a neutral one', async (_, preview) => {
    const lineUserId = await conversation();
    const { status, message } = await upload(lineUserId, { file: mp4, preview });
    expect(status).toBe(201);
    expect(mediaOf(message)).toMatchObject({ width: null, previewUrl: expect.any(String) });
    const { previewImageUrl } = await receivedAtLine(lineUserId);
    const neutral = await openPublic(previewImageUrl);
    expect(await sharp(await bytesOf(neutral)).metadata()).toMatchObject({ format: 'jpeg', width: 480 });
  });
});

describe('A sound that an operator sends', () => {
  /** 250 frames of silence, MPEG 1 layer 3, 128 kbit/s at 44.1 kHz: 26.12 ms each. */
  const frame = Buffer.concat([Buffer.from([0xff, 0xfb, 0x90, 0xc4]), Buffer.alloc(413)]);
  const mp3 = Buffer.concat(Array.from({ length: 250 }, () => frame));

  it('lasts as long as the console says', async () => {
    const lineUserId = await conversation();
    const { message } = await upload(lineUserId, { file: mp3, name: 'a.mp3', durationMs: '6531' });
    expect(message.type).toBe('audio');
    expect(mediaOf(message)).toMatchObject({ contentType: 'audio/mpeg', durationMs: 6531, previewUrl: null });
    expect(await receivedAtLine(lineUserId)).toMatchObject({ type: 'audio', duration: 6531 });
  });

  it('lasts as long as its file says, when the console does not know', async () => {
    const { message } = await upload(await conversation(), { file: mp3, name: 'a.mp3' });
    const { durationMs } = mediaOf(message);
    expect(Math.abs((durationMs ?? 0) - 6530)).toBeLessThan(100);
  });
});

describe('A document that an operator sends', () => {
  it('reaches the customer as a card with a link, and keeps its name', async () => {
    const lineUserId = await conversation();
    const name = 'ใบเสนอราคา 2569.pdf';
    const { message } = await upload(lineUserId, { file: pdf, name, type: 'application/pdf' });
    expect(message).toMatchObject({ type: 'file', text: name });
    expect(mediaOf(message)).toMatchObject({ contentType: 'application/pdf', fileName: name });
    const card = await receivedAtLine(lineUserId);
    expect(card.type).toBe('flex');
    const [link] = /http[^"]+\/public\/media\/[^"]+/.exec(JSON.stringify(card)) ?? [];
    const opened = await openPublic(link);
    expect(await bytesOf(opened)).toEqual(pdf);
    expect(opened.headers.get('content-disposition')).toBe(
      `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
    );
  });

  it.each([
    ['a page', '<script>alert(1)</script>', 'text/html', 'x.html'],
    ['a drawing', '<svg xmlns="http://www.w3.org/2000/svg"/>', 'image/svg+xml', 'x.svg'],
    ['a name with a path in it', 'text', 'text/plain', '..\\..\\x\u202ecod.exe'],
  ])('is only ever downloaded: %s', async (_, content, type, name) => {
    const { message } = await upload(await conversation(), { file: Buffer.from(content), type, name });
    expect(message.type).toBe('file');
    expect(message.text).not.toMatch(/[\\/\u202e]/);
    const opened = await openFile(operator, mediaOf(message).url);
    expect(opened.headers.get('content-type')).toBe('application/octet-stream');
    expect(opened.headers.get('content-disposition')).toMatch(/^attachment/);
  });
});

describe('The same upload again', () => {
  it.each([false, true])(
    'is the same message, and its file is not kept twice (fields last: %s)',
    async (isBackwards) => {
      const lineUserId = await conversation();
      const clientId = newClientId();
      const jpeg = await pictureOf(30, 30);
      const first = await upload(lineUserId, { file: jpeg, clientId });
      const before = await system.files.list();
      const again = await upload(lineUserId, { file: jpeg, clientId, isBackwards });
      expect(again).toMatchObject({ status: 201, message: { id: first.message.id } });
      expect(await system.files.list()).toEqual(before);
      const { messages } = await operator.call(listMessages, { lineUserId });
      expect(messages).toHaveLength(1);
      expect((await openFile(operator, mediaOf(first.message).url)).status).toBe(200);
    },
  );

  it('at the same moment is one message', async () => {
    const lineUserId = await conversation();
    const given = { file: await pictureOf(30, 30), clientId: newClientId() };
    const before = (await system.files.list()).length;
    const answers = await Promise.all([1, 2, 3].map(() => upload(lineUserId, given)));
    expect(new Set(answers.map(({ message }) => message.id)).size).toBe(1);
    expect(await system.files.list()).toHaveLength(before + 2);
  });
});

describe('Files that are uploaded side by side', () => {
  const keep = async (lineUserId: string, clientId: string, by = operator) =>
    upload(lineUserId, { file: await pictureOf(30, 30), name: `${clientId}.jpg`, clientId }, by, uploadFile);
  const messagesIn = async (lineUserId: string) =>
    (await operator.call(listMessages, { lineUserId })).messages;

  it('reach the customer in the order in which they are sent, together', async () => {
    const lineUserId = await conversation();
    const clientIds = [newClientId(), newClientId(), newClientId()];
    for (const clientId of clientIds.toReversed())
      expect((await keep(lineUserId, clientId)).status).toBe(201);
    expect(await messagesIn(lineUserId)).toEqual([]);

    const held = system.line.holdNext('push');
    const sent: Message[] = [];
    for (const clientId of clientIds) {
      sent.push(await operator.call(sendUpload, { lineUserId, clientId }));
      if (sent.length === 1) await held.arrived;
    }
    held.release();
    expect((await messagesIn(lineUserId)).map(({ id }) => id)).toEqual(sent.map(({ id }) => id));
    expect(sent.map((message) => mediaOf(message).fileName)).toEqual(clientIds.map((id) => `${id}.jpg`));
    await waitFor(() => expect(system.line.sendingsTo(lineUserId)).toHaveLength(2), {
      description: 'the others are sent in one call',
    });
    for (const message of sent) expect((await openFile(operator, mediaOf(message).url)).status).toBe(200);
    expect(await system.rows.count('uploads')).toBe(0);
  });

  it('and sent, twice each, are kept and sent once', async () => {
    const lineUserId = await conversation();
    const clientId = newClientId();
    const before = (await system.files.list()).length;
    await Promise.all([keep(lineUserId, clientId), keep(lineUserId, clientId)]);
    expect(await system.files.list()).toHaveLength(before + 2);
    const send = () => operator.call(sendUpload, { lineUserId, clientId });
    const [first, second] = await Promise.all([send(), send()]);
    await keep(lineUserId, clientId);
    const third = await send();
    expect([second.id, third.id]).toEqual([first.id, first.id]);
    expect(await messagesIn(lineUserId)).toHaveLength(1);
    expect(await system.files.list()).toHaveLength(before + 2);
    expect((await openFile(operator, mediaOf(first).url)).status).toBe(200);
  });

  it('are sent by nobody else, and not without having been uploaded', async () => {
    const other = await system.signIn();
    const lineUserId = await conversation();
    const clientId = newClientId();
    expect((await keep(lineUserId, clientId, other)).status).toBe(403);
    await keep(lineUserId, clientId);
    await expect(other.call(sendUpload, { lineUserId, clientId })).rejects.toMatchObject({ status: 403 });
    const unknown = operator.call(sendUpload, { lineUserId, clientId: newClientId() });
    await expect(unknown).rejects.toMatchObject({ status: 404 });
  });
});

describe('An upload that is refused', () => {
  let before: string[];
  beforeEach(async () => {
    before = await system.files.list();
  });
  afterEach(async () => expect(await system.files.list()).toEqual(before));

  it('for a conversation of somebody else leaves nothing behind', async () => {
    const other = await system.signIn();
    const { status, problem } = await upload(await conversation(), { file: pdf }, other);
    expect({ status, code: problem.code }).toEqual({ status: 403, code: 'forbidden' });
    expect(problem.operator).toMatchObject({ id: operator.user.id });
  });

  it('for one that waits, is closed, or does not exist leaves nothing behind', async () => {
    const waiting = await createCustomer(system.rows);
    await createSession(system.rows, waiting);
    const closed = await createCustomer(system.rows);
    const statuses = [];
    for (const lineUserId of [waiting, closed, `U${'0'.repeat(32)}`]) {
      statuses.push((await upload(lineUserId, { file: pdf })).status);
    }
    expect(statuses).toEqual([403, 404, 404]);
  });

  it.each([
    ['the customer has blocked the account', 'is_blocked', 'customer_blocked'],
    ['another module holds the chat [case 32]', 'is_on_standby', 'chat_on_standby'],
  ])('leaves nothing behind, because %s', async (_, column, code) => {
    const lineUserId = await conversation();
    await system.rows.select(`UPDATE customers SET ${column} = true WHERE line_user_id = $1`, [lineUserId]);
    const { status, problem } = await upload(lineUserId, { file: pdf });
    expect({ status, code: problem.code }).toEqual({ status: 409, code });
  });

  it.each([
    ['a document', Buffer.concat([pdf, Buffer.alloc(50_000_001)])],
    ['a picture', Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(30_000_001)])],
  ])('because %s is too large is answered with 413', async (_, file) => {
    const { status, problem } = await upload(await conversation(), { file });
    expect({ status, code: problem.code }).toEqual({ status: 413, code: 'payload_too_large' });
  });

  it.each<[string, Upload, string]>([
    ['without a file', {}, 'file'],
    ['with an empty file', { file: Buffer.alloc(0) }, 'file'],
    ['with an empty client id', { file: pdf, clientId: ' ' }, 'clientId'],
    ['with NUL in its client id', { file: pdf, clientId: 'a\0b' }, 'clientId'],
    ['with NUL in its client id, told last', { file: pdf, clientId: 'a\0b', isBackwards: true }, 'clientId'],
    ['with a client id of a book', { file: pdf, clientId: 'x'.repeat(5000) }, 'clientId'],
    ['with a duration that is none', { file: mp4, durationMs: 'long' }, 'durationMs'],
  ])('%s is answered with 400 at that field', async (_, given, path) => {
    const { status, problem } = await upload(await conversation(), given);
    expect({ status, code: problem.code }).toEqual({ status: 400, code: 'validation_error' });
    expect(problem.errors.map((error) => error.path)).toEqual([path]);
  });

  it.each([
    ['no form', { 'content-type': 'application/json' }, '{}', 400],
    ['no form at all', { 'content-type': 'text/plain' }, 'hello', 415],
    ['a form without a boundary', { 'content-type': 'multipart/form-data' }, 'hello', 400],
    [
      'a form that breaks off',
      { 'content-type': 'multipart/form-data; boundary=x' },
      '--x\r\ncontent-d',
      400,
    ],
    [
      'a form that breaks off in its file',
      { 'content-type': 'multipart/form-data; boundary=x' },
      '--x\r\ncontent-disposition: form-data; name="file"; filename="a"\r\n\r\nabc',
      400,
    ],
    [
      'a field that wants to be a prototype',
      { 'content-type': 'multipart/form-data; boundary=x' },
      '--x\r\ncontent-disposition: form-data; name="__proto__"\r\n\r\nabc\r\n--x--',
      400,
    ],
  ])('because the body is %s is answered with a problem', async (_, contentType, body, expected) => {
    const { path } = requestOf(sendMedia, { lineUserId: await conversation(), clientId: '' });
    const headers = { authorization: `Bearer ${operator.accessToken}`, ...contentType };
    const response = await fetch(system.api.url + path, { method: 'POST', headers, body });
    expect(response.status).toBe(expected);
    expect(await response.json()).toMatchObject({ status: expected, code: expect.any(String) });
  });

  it('because nobody is signed in is refused before it is read', async () => {
    const { path } = requestOf(sendMedia, { lineUserId: await conversation(), clientId: '' });
    const response = await fetch(system.api.url + path, { method: 'POST', body: formOf({ file: pdf }) });
    expect(response.status).toBe(401);
  });

  it('because it goes where no form is expected is answered with 400', async () => {
    const body = formOf({ file: pdf });
    const response = await fetch(`${system.api.url}/api/v1/auth/login`, { method: 'POST', body });
    expect(response.status).toBe(400);
  });
});

describe('An address for customers', () => {
  const publicUrl = async (lineUserId: string) => (await receivedAtLine(lineUserId)).originalContentUrl ?? '';

  it('cannot be guessed, changed or used for ever', async () => {
    const lineUserId = await conversation();
    await upload(lineUserId, { file: await pictureOf(30, 30) });
    const url = await publicUrl(lineUserId);
    const [, messageId = ''] = /media\/(\d+)\./.exec(url) ?? [];
    const forgeries = [
      url.replace(messageId, String(BigInt(messageId) + 1n)),
      url.replace('.o.', '.p.'),
      url.slice(0, -1) + (url.endsWith('A') ? 'B' : 'A'),
      url.replace(/media\/.*/, 'media/abc'),
    ];
    for (const forgery of forgeries) expect((await openPublic(forgery)).status).toBe(404);
    const later = await system.startApi();
    later.setClock(new Date(Date.now() + 32 * 24 * 60 * 60 * 1000));
    const path = new URL(url).pathname;
    expect((await callRest(later.url, 'GET', path)).status).toBe(404);
    expect((await openPublic(url)).status).toBe(200);
    expect((await openPublic(url)).headers.get('set-cookie')).toBeNull();
  });

  it('answers a question about the file without sending it', async () => {
    const lineUserId = await conversation();
    await upload(lineUserId, { file: pdf, name: 'a.pdf' });
    const [url] =
      /http[^"]+\/public\/media\/[^"]+/.exec(JSON.stringify(await receivedAtLine(lineUserId))) ?? [];
    const { path } = { path: new URL(String(url)).pathname };
    const head = await fetch(system.api.url + path, { method: 'HEAD' });
    expect(head.status).toBe(200);
    expect(head.headers.get('content-length')).toBe(String(pdf.length));
  });
});
