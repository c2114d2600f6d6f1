import { listDrafts, saveDraft, type Draft } from '@jsk/contracts/drafts';
import { customerId } from '@/testing/factories';
import { createFakeApi, type FakeApi } from '@/testing/fake-api';
import { createFakeConnection } from '@/testing/fake-connection';
import { createDrafts, type Drafts } from './drafts';
import { followDrafts } from './follow-drafts';

const lineUserId = customerId(1);
let api: FakeApi;
/** What the server has. */
let stored: Draft | null;
let isReachable: boolean;
let devices: Drafts[];

beforeEach(() => {
  jest.useFakeTimers();
  stored = null;
  isReachable = true;
  devices = [];
  api = createFakeApi();
  api.on(saveDraft, (input) => {
    if (!isReachable) throw new Error('no network');
    const { text, baseVersion } = input as unknown as { text: string; baseVersion: number };
    if (baseVersion !== (stored?.version ?? 0)) return { isSaved: false, draft: stored as Draft };
    const updatedAt = new Date().toISOString();
    stored = { lineUserId, kind: 'reply', text, version: baseVersion + 1, updatedAt };
    return { isSaved: true, draft: stored };
  });
  api.on(listDrafts, () => {
    if (!isReachable) throw new Error('no network');
    return { items: stored?.text ? [stored] : [] };
  });
});
afterEach(() => {
  devices.forEach((drafts) => drafts.stop());
  jest.useRealTimers();
});

function device(operatorId = '7'): Drafts {
  const drafts = createDrafts(operatorId, 'reply');
  devices.push(drafts);
  return drafts;
}
const anotherDevice = () => device('7 elsewhere');
const textOf = (drafts: Drafts) => drafts.store.get()[lineUserId];
const settled = () => jest.advanceTimersByTimeAsync(10_000);
const tell = (...drafts: Drafts[]) => drafts.forEach((one) => stored && one.learn(stored));

test('what is typed is saved once the typing pauses', async () => {
  const drafts = device();
  for (const text of ['ส', 'สว', 'สวัส']) drafts.write(lineUserId, text);
  await settled();
  expect(api.callsOf(saveDraft)).toHaveLength(1);
  expect(stored).toMatchObject({ text: 'สวัส', version: 1 });
});

test('another device shows it, as long as nothing unsaved is there', async () => {
  const [here, there] = [device(), anotherDevice()];
  here.write(lineUserId, 'จากที่ทำงาน');
  await settled();
  tell(here, there);
  expect(textOf(there)).toBe('จากที่ทำงาน');
  there.write(lineUserId, 'จากที่ทำงาน ต่อที่บ้าน');
  await settled();
  tell(here, there);
  expect(textOf(here)).toBe('จากที่ทำงาน ต่อที่บ้าน');
});

test('what is typed without a connection survives a reload, and is saved when the connection is back', async () => {
  isReachable = false;
  const drafts = device();
  drafts.write(lineUserId, 'เขียนตอนหลุด');
  await settled();
  drafts.stop();

  const reloaded = device();
  expect(textOf(reloaded)).toBe('เขียนตอนหลุด');
  isReachable = true;
  reloaded.flush();
  await settled();
  expect(stored).toMatchObject({ text: 'เขียนตอนหลุด' });
});

describe('a device that was away while another wrote', () => {
  async function conflict() {
    const [here, there] = [device(), anotherDevice()];
    isReachable = false;
    here.write(lineUserId, 'เก่า แต่ยังไม่ถูกบันทึก');
    await jest.advanceTimersByTimeAsync(1_000);
    isReachable = true;
    there.write(lineUserId, 'ใหม่กว่า');
    await jest.advanceTimersByTimeAsync(700);
    await settled();
    return here;
  }

  test('overwrites nothing and loses nothing before the operator has chosen', async () => {
    const here = await conflict();
    expect(stored).toMatchObject({ text: 'ใหม่กว่า' });
    expect(textOf(here)).toBe('เก่า แต่ยังไม่ถูกบันทึก');
    expect(here.elsewhere.get()[lineUserId]).toBe('ใหม่กว่า');
  });

  test('takes over the other text', async () => {
    const here = await conflict();
    here.choose(lineUserId, 'elsewhere');
    await settled();
    expect(textOf(here)).toBe('ใหม่กว่า');
    expect(here.elsewhere.get()).toEqual({});
    expect(stored).toMatchObject({ text: 'ใหม่กว่า', version: 1 });
  });

  test('or saves its own on top', async () => {
    const here = await conflict();
    here.choose(lineUserId, 'here');
    await settled();
    expect(stored).toMatchObject({ text: 'เก่า แต่ยังไม่ถูกบันทึก', version: 2 });
  });
});

test('what was sent on one device is gone on the other, also when that one was away', async () => {
  const [here, there] = [device(), anotherDevice()];
  here.write(lineUserId, 'ส่งแล้ว');
  await settled();
  tell(there);
  here.write(lineUserId, '');
  await settled();

  const connection = createFakeConnection();
  const stop = followDrafts(connection, { reply: there, note: createDrafts('7', 'note') });
  await settled();
  expect(textOf(there)).toBeUndefined();
  stop();
});

test('its own echo never disturbs somebody who types on', async () => {
  const drafts = device();
  drafts.write(lineUserId, 'หนึ่ง');
  await jest.advanceTimersByTimeAsync(600);
  drafts.write(lineUserId, 'หนึ่ง สอง');
  tell(drafts);
  expect(textOf(drafts)).toBe('หนึ่ง สอง');
  await settled();
  expect(stored).toMatchObject({ text: 'หนึ่ง สอง', version: 2 });
  expect(drafts.elsewhere.get()).toEqual({});
});
