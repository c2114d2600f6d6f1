import { listMessages, type Message, sendMedia } from '@jsk/contracts/messages';
import { updateSettings } from '@jsk/contracts/settings';
import { sendUpload, uploadFile } from '@jsk/contracts/uploads';
import { MediaSweeper } from '@jsk/features/media';
import { FileStorage } from '@jsk/platform/storage/file-storage';
import { createCustomer, createSession } from '@jsk/testing/factories';
import { newClientId, type OperatorSession, requestOf } from '@jsk/testing/operator-session';
import { waitFor } from '@jsk/testing/services/wait-for';
import {
  mediaOf,
  newestMessage,
  openFile,
  pictureOf,
  sendFromPhone,
  settledMessage,
} from '../testing/message-files';
import { TestSystem } from '../testing/start-test-api';

let system: TestSystem;
let operator: OperatorSession;
let jpeg: Buffer;
let sweeper: MediaSweeper;

beforeAll(async () => {
  system = await TestSystem.start();
  operator = await system.signIn({ role: 'ADMIN' });
  sweeper = system.api.app.get(MediaSweeper, { strict: false });
  jpeg = await pictureOf(60, 40);
});
afterEach(() => system.closeTabs());
afterAll(() => system.stop());

async function receivePicture(type = 'image'): Promise<{ message: Message; lineMessageId: string }> {
  const { customer, lineMessageId } = await sendFromPhone(system, { type }, { bytes: jpeg });
  return { message: await settledMessage(operator, customer.lineUserId), lineMessageId };
}

/** The message was written so long ago. */
async function age({ id }: Message, interval: string): Promise<void> {
  await system.rows.select(`UPDATE messages SET created_at = now() - $2::interval WHERE id = $1`, [
    id,
    interval,
  ]);
}

/** The process died after the message was stored and before its file was copied. */
async function forgetCopy({ id }: Message): Promise<void> {
  await system.rows.select(
    `UPDATE messages SET payload = jsonb_set(payload - 'file', '{media,status}', '"pending"') WHERE id = $1`,
    [id],
  );
}

async function filesOf({ id }: Message): Promise<string[]> {
  return (await system.files.list()).filter((name) => name.startsWith(id));
}

/** An operator's form with a picture. */
function post(
  endpoint: typeof sendMedia | typeof uploadFile,
  lineUserId: string,
  clientId: string,
): Promise<Response> {
  const body = new FormData();
  body.append('clientId', clientId);
  body.append('file', new Blob([new Uint8Array(jpeg)]), 'a.jpg');
  const { path } = requestOf(endpoint, { lineUserId, clientId: '' });
  const headers = { authorization: `Bearer ${operator.accessToken}` };
  return fetch(system.api.url + path, { method: 'POST', headers, body });
}

const now = ({ lineUserId }: Message) => newestMessage(operator, lineUserId);

describe('A file whose copy was lost', () => {
  it.each([
    ['a few minutes ago', '5 minutes', () => sweeper.sweep()],
    ['days ago', '6 days', () => sweeper.tidy()],
  ])('%s is copied after all', async (_, interval, sweep) => {
    const { message } = await receivePicture();
    await forgetCopy(message);
    await age(message, interval);
    await sweep();
    const copied = await settledMessage(operator, message.lineUserId);
    expect(mediaOf(copied).status).toBe('ready');
  });

  it('only seemingly, because LINE takes its time, is not copied twice', async () => {
    const held = system.line.holdNext('content');
    const { customer, lineMessageId } = await sendFromPhone(system, { type: 'image' }, { bytes: jpeg });
    await held.arrived;
    await age(await newestMessage(operator, customer.lineUserId), '5 minutes');
    await sweeper.sweep();
    held.release();
    await settledMessage(operator, customer.lineUserId);
    expect(system.line.calls.filter(({ path }) => path.includes(lineMessageId))).toHaveLength(1);
  });

  it('so long ago that LINE has deleted it is shown as expired, and not asked for', async () => {
    const { message, lineMessageId } = await receivePicture();
    const asked = () => system.line.calls.filter(({ path }) => path.includes(lineMessageId)).length;
    const before = asked();
    await forgetCopy(message);
    await age(message, '8 days');
    await sweeper.sweep();
    await sweeper.tidy();
    expect(mediaOf(await now(message)).status).toBe('expired');
    expect(asked()).toBe(before);
  });
});

describe('A file that is older than it may be kept', () => {
  it('is deleted, and its message says so', async () => {
    const { message } = await receivePicture();
    const { message: newer } = await receivePicture();
    const { url, previewUrl } = mediaOf(message);
    await age(message, '366 days');
    await age(newer, '364 days');
    const tab = await operator.watch(message.lineUserId);
    await sweeper.tidy();
    expect(await filesOf(message)).toEqual([]);
    expect(await filesOf(newer)).toHaveLength(2);
    const told = await tab.nextEvent('message_updated', ({ id }) => id === message.id);
    expect(mediaOf(told)).toMatchObject({ status: 'deleted', url: null, previewUrl: null });
    expect(await now(message)).toMatchObject({ id: message.id, type: 'image', state: 'received' });
    expect((await openFile(operator, url)).status).toBe(404);
    expect((await openFile(operator, previewUrl)).status).toBe(404);
  });

  it('is kept as long as the settings say, which differs by type', async () => {
    const retention = { imageDays: 10, videoDays: 20, audioDays: 20, fileDays: 20 };
    await operator.call(updateSettings, { retention });
    const { message: picture } = await receivePicture('image');
    const { message: sound } = await receivePicture('audio');
    for (const message of [picture, sound]) await age(message, '11 days');
    await sweeper.tidy();
    expect(mediaOf(await now(picture)).status).toBe('deleted');
    expect(mediaOf(await now(sound)).status).toBe('ready');
    await age(sound, '21 days');
    await sweeper.tidy();
    expect(mediaOf(await now(sound)).status).toBe('deleted');
  });
});

describe('A file that the customer took back', () => {
  it('is deleted even if the process died before it could do so', async () => {
    const { message } = await receivePicture();
    await system.rows.select(`UPDATE messages SET state = 'unsent', payload = NULL WHERE id = $1`, [
      message.id,
    ]);
    expect(await filesOf(message)).toHaveLength(2);
    await sweeper.tidy();
    expect(await filesOf(message)).toEqual([]);
  });
});

describe('A file that was uploaded', () => {
  /** @returns the conversation and under which client id it was uploaded, so many hours ago. */
  async function keep(hours: number): Promise<{ lineUserId: string; clientId: string }> {
    const lineUserId = await createCustomer(system.rows);
    await createSession(system.rows, lineUserId, { operatorId: operator.user.id });
    const clientId = newClientId();
    expect((await post(uploadFile, lineUserId, clientId)).status).toBe(201);
    await system.rows.select(
      `UPDATE uploads SET created_at = now() - make_interval(hours => $2) WHERE client_id = $1`,
      [clientId, hours],
    );
    return { lineUserId, clientId };
  }

  it('and is not sent is deleted, after it could not be sent any more', async () => {
    const before = await system.files.list();
    const forgotten = await keep(49);
    const late = await keep(25);
    await sweeper.tidy();
    expect(await system.files.list()).toHaveLength(before.length + 2);
    for (const upload of [forgotten, late]) {
      await expect(operator.call(sendUpload, upload)).rejects.toMatchObject({ status: 404 });
    }
    await post(uploadFile, late.lineUserId, late.clientId);
    const { payload } = await operator.call(sendUpload, late);
    expect(payload).toMatchObject({ media: { status: 'ready' } });
  });

  it('and sent stays, even if the process died before it could say so', async () => {
    const upload = await keep(0);
    await system.rows.select(`CREATE TABLE uploads_before AS SELECT * FROM uploads`);
    const message = await operator.call(sendUpload, upload);
    await system.rows.select(`INSERT INTO uploads SELECT * FROM uploads_before`);
    await system.rows.select(`UPDATE uploads SET created_at = now() - interval '3 days'`);
    await sweeper.tidy();
    expect(await system.rows.count('uploads')).toBe(0);
    expect((await openFile(operator, mediaOf(message).url)).status).toBe(200);
  });
});

describe('While files cannot be stored', () => {
  it('customers do not notice, and their files are copied later', async () => {
    await system.files.break();
    const { customer, lineMessageId } = await sendFromPhone(system, { type: 'image' }, { bytes: jpeg });
    await system.process(customer.writes('ได้รับรูปไหมคะ'));
    const asked = () => system.line.calls.filter(({ path }) => path.includes(lineMessageId)).length;
    await waitFor(() => expect(asked()).toBeGreaterThan(1), { description: 'the copy is tried again' });
    expect(await system.api.app.get(FileStorage).check()).toMatchObject({ ok: false });

    await system.files.mend();
    await waitFor(
      async () => {
        const { messages } = await operator.call(listMessages, { lineUserId: customer.lineUserId });
        const picture = messages.find(({ type }) => type === 'image');
        expect(picture && mediaOf(picture).status).toBe('ready');
      },
      { description: 'the file is copied', timeoutMs: 20_000 },
    );
  });

  it('operators are told so, for what they send and for what they want to see', async () => {
    const { message } = await receivePicture();
    const lineUserId = await createCustomer(system.rows);
    await createSession(system.rows, lineUserId, { operatorId: operator.user.id });
    await system.files.break();
    try {
      const refused = await post(sendMedia, lineUserId, newClientId());
      expect(refused.status).toBe(503);
      expect(await refused.json()).toMatchObject({
        code: 'service_unavailable',
        detail: 'Files cannot be stored or read at the moment; try again later',
      });
      expect((await openFile(operator, mediaOf(message).url)).status).toBe(503);
    } finally {
      await system.files.mend();
    }
    expect(await system.rows.count('messages WHERE line_user_id = $1', [lineUserId])).toBe(0);
    expect((await openFile(operator, mediaOf(message).url)).status).toBe(200);
  });
});
