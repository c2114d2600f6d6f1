import { createAutoReply } from '@jsk/contracts/bot-rules';
import { testBot } from '@jsk/contracts/bot-test';
import type { ReplyImage } from '@jsk/contracts/reply-images';
import { createReplyObject, deleteReplyObject, updateReplyObject } from '@jsk/contracts/reply-objects';
import { ReplyImagesService } from '@jsk/features/bot';
import { Clock } from '@jsk/platform/clock/clock';
import { LineCustomer } from '@jsk/testing/line-webhooks';
import type { OperatorSession } from '@jsk/testing/operator-session';
import { waitFor } from '@jsk/testing/services/wait-for';
import sharp from 'sharp';
import { aSavedText, uploadPicture } from '../testing/bot-content';
import { newestMessage, openFile, pictureOf } from '../testing/message-files';
import { TestSystem } from '../testing/start-test-api';

const dayMs = 24 * 60 * 60 * 1000;
const areas = [
  { x: 0, y: 0, width: 520, height: 520, action: { kind: 'message' as const, text: 'โปรโมชั่น' } },
  { x: 520, y: 0, width: 520, height: 520, action: { kind: 'uri' as const, uri: 'https://example.com' } },
];

const beside = { x: 600, y: 0, width: 441, height: 10, action: { kind: 'message' as const, text: 'ข้าง ๆ' } };

let system: TestSystem;
let administrator: OperatorSession;

beforeAll(async () => {
  system = await TestSystem.start();
  administrator = await system.signIn({ role: 'ADMIN' });
});
afterEach(() => {
  system.api.app.get(Clock).now = () => new Date();
});
afterAll(() => system.stop());

let lastNumber = 0;

async function uploaded(bytes: Buffer): Promise<ReplyImage> {
  const { status, body } = await uploadPicture(administrator, bytes);
  expect(status).toBe(201);
  return body;
}

type Sent = Record<string, unknown> & {
  originalContentUrl: string;
  previewImageUrl: string;
  baseUrl: string;
};

/** Saves a reply and has it sent. @returns what LINE was given. */
async function sendSaved(
  content: Parameters<typeof save>[0],
): Promise<{ customer: LineCustomer; sent: Sent }> {
  const { code } = await save(content);
  await administrator.call(createAutoReply, { keyword: code, text: `$${code}` });
  const customer = new LineCustomer();
  await system.process(customer.writes(code));
  const [call] = await waitFor(
    () => {
      const calls = system.line.sendingsTo(customer.lineUserId);
      return calls.length > 0 ? calls : null;
    },
    { description: 'the bot has answered' },
  );
  return { customer, sent: call?.messages[0] as unknown as Sent };
}

function save(
  content:
    | { type: 'image'; imageId: string }
    | { type: 'imagemap'; imageId: string; altText: string; areas: typeof areas },
) {
  lastNumber += 1;
  return administrator.call(createReplyObject, { code: `picture${lastNumber}`, name: 'รูป', content });
}

/** As a customer's phone loads it: with nothing but the address. */
async function load(url: string) {
  const { pathname } = new URL(url);
  const response = await fetch(system.api.url + pathname);
  const bytes = Buffer.from(await response.arrayBuffer());
  const type = response.headers.get('content-type');
  return { status: response.status, type, headers: response.headers, bytes };
}

async function sizeOf(bytes: Buffer) {
  const { format, width, height } = await sharp(bytes).metadata();
  return { format, width, height };
}

describe('A picture of a saved reply', () => {
  it('reaches the customer, who can load it without signing in, and is shown in the console', async () => {
    const original = await pictureOf(1200, 800);
    const { id } = await uploaded(original);
    const { customer, sent } = await sendSaved({ type: 'image', imageId: id });
    expect(sent.type).toBe('image');

    const loaded = await load(sent.originalContentUrl);
    expect(loaded).toMatchObject({ status: 200, type: 'image/jpeg', bytes: original });
    expect(loaded.headers.get('x-content-type-options')).toBe('nosniff');
    const preview = await load(sent.previewImageUrl);
    expect(await sizeOf(preview.bytes)).toEqual({ format: 'jpeg', width: 480, height: 320 });

    const { payload, type } = await newestMessage(administrator, customer.lineUserId);
    if (payload?.kind !== 'reply_image') throw new Error('Not a picture of a saved reply');
    expect({ type, payload }).toMatchObject({
      type: 'image',
      payload: { width: 1200, height: 800, areas: null },
    });
    const shown = await openFile(administrator, payload.url);
    expect(Buffer.from(await shown.arrayBuffer())).toEqual(original);
    expect((await fetch(system.api.url + payload.url)).status).toBe(401);
  });

  it('can be tapped, and is there in each of the widths that phones ask for', async () => {
    const { id } = await uploaded(await pictureOf(2080, 1040, 'png'));
    const { customer, sent } = await sendSaved({ type: 'imagemap', imageId: id, altText: 'เมนู', areas });
    expect(sent).toMatchObject({
      type: 'imagemap',
      altText: 'เมนู',
      baseSize: { width: 1040, height: 520 },
      actions: [
        { type: 'message', text: 'โปรโมชั่น', area: { x: 0, y: 0, width: 520, height: 520 } },
        { type: 'uri', linkUri: 'https://example.com' },
      ],
    });
    for (const width of [1040, 700, 460, 300, 240]) {
      const { type, bytes } = await load(`${sent.baseUrl}/${width}`);
      expect(type).toBe('image/png');
      expect(await sizeOf(bytes)).toEqual({ format: 'png', width, height: width / 2 });
    }
    expect((await load(`${sent.baseUrl}/512`)).status).toBe(404);
    const { payload, text } = await newestMessage(administrator, customer.lineUserId);
    expect({ payload, text }).toMatchObject({ payload: { altText: 'เมนู', areas }, text: 'เมนู' });
  });

  it('cannot be reached by an address that was made up, or is too old', async () => {
    const { id } = await uploaded(await pictureOf(300, 300));
    const { sent } = await sendSaved({ type: 'image', imageId: id });
    const url = sent.originalContentUrl;
    expect((await load(url.replace(/\.[\w-]{43}\//, `.${'A'.repeat(43)}/`))).status).toBe(404);
    expect((await load(url.replace('/original', '/..%2Foriginal'))).status).toBe(404);
    system.api.setClock(new Date(Date.now() + 31 * dayMs));
    expect((await load(url)).status).toBe(404);
  });

  it('tells nothing of where it was taken', async () => {
    const photograph = await sharp(await pictureOf(400, 300))
      .withExif({ IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '13/1 45/1 0/1' } })
      .toBuffer();
    expect((await sharp(photograph).metadata()).exif).toBeDefined();
    const { url } = await uploaded(photograph);
    const shown = await openFile(administrator, url);
    expect((await sharp(Buffer.from(await shown.arrayBuffer())).metadata()).exif).toBeUndefined();
  });

  it('is upright, however the camera was held', async () => {
    expect(await uploaded(await pictureOf(400, 300, 'jpeg', 6))).toMatchObject({ width: 300, height: 400 });
  });

  it('is shown on the test bench as it would be sent', async () => {
    const image = await uploaded(await pictureOf(1040, 1040));
    const { code } = await save({ type: 'imagemap', imageId: image.id, altText: 'เมนู', areas });
    await administrator.call(createAutoReply, { keyword: code, text: `$${code}` });
    const { messages } = await administrator.call(testBot, { text: code });
    expect(messages).toEqual([{ type: 'imagemap', altText: 'เมนู', areas, image }]);
  });

  it.each<[string, () => Promise<Buffer> | Buffer, number]>([
    ['a GIF', () => pictureOf(100, 100, 'gif'), 400],
    ['a WebP', () => pictureOf(100, 100, 'webp'), 400],
    ['a text', () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 400],
    ['nothing', () => Buffer.alloc(0), 400],
    ['half a picture', async () => (await pictureOf(900, 900, 'png')).subarray(0, 900), 400],
    ['larger than LINE takes', () => Buffer.alloc(10_000_001), 413],
  ])('is refused when it is %s', async (_, make, expected) => {
    const { status } = await uploadPicture(administrator, await make());
    expect(status).toBe(expected);
  });

  it('has to come as the part «image» of a form', async () => {
    const { status, body } = await uploadPicture(administrator, await pictureOf(10, 10), 'file');
    expect({ status, path: body.errors[0]?.path }).toEqual({ status: 400, path: 'image' });
  });

  it.each<[string, [number, number], typeof areas, string]>([
    ['an area beside it', [1040, 520], [beside], 'content.areas.0'],
    ['an area below it', [1040, 400], areas, 'content.areas.0'],
    ['the shape of a tower', [400, 900], [], 'content.imageId'],
  ])('is refused as an imagemap with %s', async (_, [width, height], wrong, path) => {
    const { id } = await uploaded(await pictureOf(width, height));
    const attempt = save({ type: 'imagemap', imageId: id, altText: 'เมนู', areas: wrong });
    await expect(attempt).rejects.toMatchObject({ status: 400 });
    await attempt.catch(({ problem }: { problem: { errors: { path: string }[] } }) =>
      expect(problem.errors.map((error) => error.path)).toContain(path),
    );
  });
});

describe('A picture that no saved reply has any more', () => {
  const filesOf = async ({ id }: ReplyImage) =>
    (await system.files.list()).filter((name) => name.startsWith(id)).length;

  async function sweepAfter(days: number): Promise<void> {
    system.api.setClock(new Date(Date.now() + days * dayMs));
    await system.api.app.get(ReplyImagesService).deleteUnused();
  }

  it('is deleted after as long as customers may look at it, in all its sizes', async () => {
    const image = await uploaded(await pictureOf(300, 300));
    expect(await filesOf(image)).toBe(7);
    const { id } = await save({ type: 'image', imageId: image.id });
    await sweepAfter(400);
    expect(await filesOf(image)).toBe(7);

    system.api.setClock(new Date());
    await administrator.call(updateReplyObject, { ...aSavedText('now_text', 'ข้อความ'), replyObjectId: id });
    await sweepAfter(30);
    expect(await filesOf(image)).toBe(7);
    await sweepAfter(32);
    expect(await filesOf(image)).toBe(0);
  });

  it('stays while another one has it', async () => {
    const image = await uploaded(await pictureOf(300, 300));
    const first = await save({ type: 'image', imageId: image.id });
    await save({ type: 'image', imageId: image.id });
    await administrator.call(deleteReplyObject, { replyObjectId: first.id });
    await sweepAfter(400);
    expect(await filesOf(image)).toBe(7);
  });

  it('because it was never saved is deleted after a day, and can be saved no more', async () => {
    const image = await uploaded(await pictureOf(300, 300));
    await sweepAfter(2);
    expect(await filesOf(image)).toBe(0);
    await expect(save({ type: 'image', imageId: image.id })).rejects.toMatchObject({ status: 400 });
  });
});
