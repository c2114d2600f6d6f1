import { apiPrefix } from '@jsk/contracts/endpoint';
import {
  type CannedResponse,
  createCannedResponse,
  deleteCannedResponse,
  getCannedValues,
  listCannedResponses,
  sendCannedPicture,
  updateCannedResponse,
} from '@jsk/contracts/canned-responses';
import type { ReplyImage } from '@jsk/contracts/reply-images';
import type { InputOf } from '@jsk/contracts/endpoint';
import { sendMessage, sendSticker } from '@jsk/contracts/messages';
import { ReplyImagesService } from '@jsk/features/bot';
import { createCustomer, createSession } from '@jsk/testing/factories';
import { newClientId, type OperatorSession } from '@jsk/testing/operator-session';
import { waitFor } from '@jsk/testing/services/wait-for';
import sharp from 'sharp';
import { TestSystem } from '../testing/start-test-api';

type Input = InputOf<typeof createCannedResponse>;

let system: TestSystem;
let administrator: OperatorSession;
let agent: OperatorSession;

beforeAll(async () => {
  system = await TestSystem.start({ settings: { messaging: { coalesceWindowMs: 0 } } });
  administrator = await system.signIn({ role: 'ADMIN' });
  agent = await system.signIn({ displayName: 'นภา' });
});
afterEach(() => {
  system.closeTabs();
  system.api.setClock(new Date());
});
afterAll(() => system.stop());

let lastNumber = 0;

function aResponse(over: Partial<Input> = {}): Input {
  lastNumber += 1;
  return {
    shortcut: `ทักทาย${lastNumber}`,
    title: 'ทักทาย',
    category: 'ทั่วไป',
    scope: 'team',
    parts: [{ type: 'text', text: 'สวัสดีค่ะ คุณ{{customer.name}}' }],
    ...over,
  };
}

const inList = async (who: OperatorSession, { id }: CannedResponse, q?: string) =>
  (await who.call(listCannedResponses, { q })).items.find((item) => item.id === id);

async function uploaded(who: OperatorSession): Promise<ReplyImage> {
  const png = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#3a7' } })
    .png()
    .toBuffer();
  const form = new FormData();
  form.append('image', new Blob([new Uint8Array(png)]), 'map.png');
  const response = await fetch(`${who.apiUrl}${apiPrefix}/admin/canned-responses/images`, {
    method: 'POST',
    headers: { authorization: `Bearer ${who.accessToken}` },
    body: form,
  });
  expect(response.status).toBe(201);
  return (await response.json()) as ReplyImage;
}

async function conversationOf(owner: OperatorSession): Promise<string> {
  const lineUserId = await createCustomer(system.rows);
  await createSession(system.rows, lineUserId, { operatorId: owner.user.id });
  return lineUserId;
}

describe('A canned response of the team', () => {
  it('is written, changed and deleted by administrators, used by everybody, and each change is in the audit log', async () => {
    const written = await administrator.call(createCannedResponse, aResponse());
    expect(written).toMatchObject({ owner: null, useCount: 0, lastUsedAt: null });
    expect(await inList(agent, written)).toEqual(written);

    const cannedResponseId = written.id;
    const parts = [{ type: 'text' as const, text: 'เปิด {{business.hours}}' }];
    const changed = { ...aResponse({ title: 'เวลาทำการ', parts }), cannedResponseId };
    expect(await administrator.call(updateCannedResponse, changed)).toMatchObject({
      title: 'เวลาทำการ',
      parts,
    });
    for (const attempt of [
      agent.call(createCannedResponse, aResponse()),
      agent.call(updateCannedResponse, changed),
      agent.call(deleteCannedResponse, { cannedResponseId }),
    ]) {
      await expect(attempt).rejects.toMatchObject({ status: 403, problem: { code: 'forbidden' } });
    }
    await administrator.call(deleteCannedResponse, { cannedResponseId });
    expect(await inList(administrator, written)).toBeUndefined();
    const acts = await system.rows.select<{ action: string }>(
      `SELECT action FROM audit_log WHERE subject_type = 'canned_response' AND subject_id = $1 ORDER BY id`,
      [cannedResponseId],
    );
    expect(acts.map(({ action }) => action)).toEqual([
      'canned_response.created',
      'canned_response.updated',
      'canned_response.deleted',
    ]);
  });

  it('has a shortcut that no other one of the team has, however it is written', async () => {
    const first = await administrator.call(createCannedResponse, aResponse({ shortcut: 'Wait' }));
    const taken = { status: 409, problem: { errors: [{ path: 'shortcut', message: expect.any(String) }] } };
    const again = administrator.call(createCannedResponse, aResponse({ shortcut: 'wait' }));
    await expect(again).rejects.toMatchObject(taken);
    const other = await administrator.call(createCannedResponse, aResponse());
    const renamed = { ...aResponse({ shortcut: 'WAIT' }), cannedResponseId: other.id };
    await expect(administrator.call(updateCannedResponse, renamed)).rejects.toMatchObject(taken);
    const same = { ...aResponse({ shortcut: 'wait' }), cannedResponseId: first.id };
    expect(await administrator.call(updateCannedResponse, same)).toMatchObject({ shortcut: 'wait' });
  });
});

describe('A personal canned response', () => {
  it('is its owner’s alone, who may take a shortcut that the team has', async () => {
    const { shortcut } = await administrator.call(createCannedResponse, aResponse());
    const own = await agent.call(createCannedResponse, aResponse({ shortcut, scope: 'personal' }));
    expect(own.owner).toEqual({ id: agent.user.id, name: 'นภา' });
    expect(await inList(agent, own)).toBeDefined();
    expect(await inList(administrator, own)).toBeUndefined();
    for (const attempt of [
      administrator.call(updateCannedResponse, { ...aResponse(), cannedResponseId: own.id }),
      administrator.call(deleteCannedResponse, { cannedResponseId: own.id }),
    ]) {
      await expect(attempt).rejects.toMatchObject({ status: 404 });
    }
    const toTeam = { ...aResponse({ scope: 'team' }), cannedResponseId: own.id };
    await expect(agent.call(updateCannedResponse, toTeam)).rejects.toMatchObject({ status: 403 });
  });
});

describe('What is written into a canned response', () => {
  it('is refused with the place of a variable that there is none of', async () => {
    const parts = [
      { type: 'text' as const, text: 'สวัสดี' },
      { type: 'text' as const, text: 'ขอบคุณ {{ customer.name }} จาก {{shop.name}}' },
    ];
    await expect(administrator.call(createCannedResponse, aResponse({ parts }))).rejects.toMatchObject({
      status: 400,
      problem: {
        code: 'validation_error',
        errors: [{ path: 'parts.1.text', message: '{{shop.name}} at character 32 is no variable' }],
      },
    });
  });

  it.each<[string, Partial<Input>, string]>([
    ['a shortcut with a space', { shortcut: 'สวัส ดี' }, 'shortcut'],
    ['nothing to send', { parts: [] }, 'parts'],
    ['six messages', { parts: Array(6).fill({ type: 'text', text: 'ก' }) as Input['parts'] }, 'parts'],
    [
      'a picture that is not there',
      { parts: [{ type: 'image', imageId: '00000000-0000-4000-8000-000000000000' }] },
      'parts.0.imageId',
    ],
    [
      'a sticker without a number',
      { parts: [{ type: 'sticker', packageId: '446', stickerId: 'x' }] },
      'parts.0.stickerId',
    ],
  ])('is refused when it is %s', async (_, over, path) => {
    await expect(administrator.call(createCannedResponse, aResponse(over))).rejects.toMatchObject({
      status: 400,
      problem: { errors: [expect.objectContaining({ path })] },
    });
  });
});

describe('The search', () => {
  it('finds Thai in every word of it, however its marks were typed', async () => {
    const parts = [{ type: 'text' as const, text: 'ส่งที่อยู่ให้น้ำผึ้งได้เลยค่ะ' }];
    const found = await administrator.call(createCannedResponse, aResponse({ parts, title: 'จัดส่ง' }));
    expect(await inList(agent, found, 'ให้น้ำผึ้ง')).toBeDefined();
    // NIKHAHIT, tone and SARA AA instead of tone and SARA AM.
    expect(await inList(agent, found, 'น\u0e4d\u0e49า')).toBeDefined();
    expect(await inList(agent, found, found.shortcut.toUpperCase())).toBeDefined();
    expect(await inList(agent, found, 'ไม่มีคำนี้')).toBeUndefined();
  });

  it('puts first what is used most', async () => {
    const lineUserId = await conversationOf(agent);
    const rare = await administrator.call(createCannedResponse, aResponse());
    const usual = await administrator.call(createCannedResponse, aResponse());
    for (const ids of [[usual.id], [usual.id, rare.id]]) {
      const message = { lineUserId, text: 'สวัสดีค่ะ', clientId: newClientId(), cannedResponseIds: ids };
      await agent.call(sendMessage, message);
    }
    const { items } = await agent.call(listCannedResponses, {});
    const places = [usual, rare].map(({ id }) => items.findIndex((item) => item.id === id));
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });
});

describe('A canned response that is sent', () => {
  it('is counted once, however often it is asked for, and not when it is only looked at', async () => {
    const lineUserId = await conversationOf(agent);
    const used = await administrator.call(createCannedResponse, aResponse());
    const foreign = await administrator.call(createCannedResponse, aResponse({ scope: 'personal' }));
    const message = { lineUserId, text: 'สวัสดีค่ะ', clientId: newClientId() };
    const cannedResponseIds = [used.id, foreign.id];
    await agent.call(sendMessage, { ...message, cannedResponseIds });
    await agent.call(sendMessage, { ...message, cannedResponseIds });
    expect(await inList(agent, used)).toMatchObject({ useCount: 1, lastUsedAt: expect.any(String) });
    expect(await inList(administrator, foreign)).toMatchObject({ useCount: 0 });

    const tab = await agent.watch(lineUserId);
    const text = { lineUserId, text: 'อีกครั้ง', tempId: newClientId(), cannedResponseIds: [used.id] };
    await tab.ask('send_message', text);
    expect(await inList(agent, used)).toMatchObject({ useCount: 2 });
  });

  it('brings its picture and sticker to the customer', async () => {
    const lineUserId = await conversationOf(agent);
    const image = await uploaded(agent);
    const sticker = { packageId: '446', stickerId: '1988' };
    const own = await agent.call(
      createCannedResponse,
      aResponse({
        scope: 'personal',
        parts: [
          { type: 'image', imageId: image.id },
          { type: 'sticker', ...sticker },
        ],
      }),
    );
    expect(own.parts).toEqual([
      { type: 'image', image },
      { type: 'sticker', ...sticker },
    ]);
    const picture = {
      lineUserId,
      imageId: image.id,
      clientId: newClientId(),
      cannedResponseIds: [own.id],
    };
    expect(await agent.call(sendCannedPicture, picture)).toMatchObject({
      type: 'image',
      payload: { kind: 'reply_image', imageId: image.id, width: 60, height: 40 },
    });
    await agent.call(sendSticker, { lineUserId, ...sticker, clientId: newClientId() });
    const types = () =>
      system.line.sendingsTo(lineUserId).flatMap(({ messages }) => messages.map(({ type }) => type));
    await waitFor(() => expect(types()).toEqual(['image', 'sticker']), { description: 'both have left' });

    const mine = await conversationOf(administrator);
    const foreign = { ...picture, lineUserId: mine, clientId: newClientId() };
    await expect(administrator.call(sendCannedPicture, foreign)).rejects.toMatchObject({
      status: 400,
      problem: { errors: [expect.objectContaining({ path: 'imageId' })] },
    });
  });

  it('keeps its picture as long as it is there', async () => {
    const image = await uploaded(administrator);
    const { id } = await administrator.call(
      createCannedResponse,
      aResponse({ parts: [{ type: 'image', imageId: image.id }] }),
    );
    const images = system.api.app.get(ReplyImagesService);
    const daysPass = async (days: number) => {
      system.api.setClock(new Date(Date.now() + days * 24 * 60 * 60_000));
      await images.deleteUnused();
    };
    await daysPass(300);
    expect(await images.open(image.id, 'original')).not.toBeNull();
    system.api.setClock(new Date());
    await administrator.call(deleteCannedResponse, { cannedResponseId: id });
    await daysPass(300);
    expect(await images.open(image.id, 'original')).toBeNull();
  });
});

describe('The variables of a canned response', () => {
  it('are what they are in the conversation at the moment', async () => {
    const lineUserId = await createCustomer(system.rows, { displayName: 'สมชาย' });
    system.api.setClock(new Date('2026-02-02T05:00:00Z'));
    expect((await agent.call(getCannedValues, { lineUserId })).values).toEqual({
      'customer.name': 'สมชาย',
      'operator.name': 'นภา',
      'business.hours': 'ทุกวัน ตลอด 24 ชั่วโมง',
      'next.opening': 'ขณะนี้',
      today: '2 กุมภาพันธ์ 2569',
    });
  });
});
