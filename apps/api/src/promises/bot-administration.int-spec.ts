import {
  createAutoReply,
  createIntent,
  deleteAutoReply,
  deleteIntent,
  listAutoReplies,
  listIntents,
  updateAutoReply,
  updateIntent,
} from '@jsk/contracts/bot-rules';
import { testBot } from '@jsk/contracts/bot-test';
import {
  createReplyObject,
  deleteReplyObject,
  listReplyObjects,
  updateReplyObject,
} from '@jsk/contracts/reply-objects';
import { apiPrefix } from '@jsk/contracts/endpoint';
import type { Problem } from '@jsk/contracts/problem';
import { settingsSchema, updateSettings } from '@jsk/contracts/settings';
import { createSkill } from '@jsk/contracts/skills';
import { createHandoffKeywords } from '@jsk/testing/factories';
import { callRest, type OperatorSession } from '@jsk/testing/operator-session';
import { aCard, anIntent, aSavedText } from '../testing/bot-content';
import { TestSystem } from '../testing/start-test-api';

let system: TestSystem;
let administrator: OperatorSession;

const customerTexts = settingsSchema.shape.customerTexts.parse({});

beforeAll(async () => {
  system = await TestSystem.start();
  await createHandoffKeywords(system.rows, ['คุยกับเจ้าหน้าที่', 'agent']);
  administrator = await system.signIn({ role: 'ADMIN' });
});
beforeEach(() =>
  system.rows.select('DELETE FROM intents; DELETE FROM auto_replies; DELETE FROM reply_objects'),
);
afterAll(() => system.stop());

function post(path: string, body: unknown) {
  const given = { token: administrator.accessToken, body };
  return callRest<Problem>(system.api.url, 'POST', `${apiPrefix}/admin/${path}`, given);
}

function traceOf(subjectType: string) {
  return system.rows.select<{ action: string; detail: Record<string, unknown>; name: string }>(
    `SELECT action, detail, operator_name AS name FROM audit_log WHERE subject_type = $1 ORDER BY id DESC LIMIT 3`,
    [subjectType],
  );
}

const refusedAt = (path: string) => ({
  status: 400,
  body: {
    code: 'validation_error',
    errors: [{ path, message: expect.any(String) as string }],
  },
});

describe('An intent', () => {
  it('is added, listed, changed and deleted, and leaves a trace', async () => {
    const skill = await administrator.call(createSkill, { name: 'ฝ่ายขาย' });
    const draft = {
      ...anIntent('ถามราคา', 'ราคา', 'ดูที่เมนูค่ะ'),
      category: 'สินค้า',
      priority: 5,
      handsOff: true,
      skillId: skill.id,
    };
    const created = await administrator.call(createIntent, draft);
    expect(created).toMatchObject({ ...draft, isActive: true, responseMode: 'all' });
    expect(await administrator.call(listIntents, {})).toEqual({ items: [created] });

    const keywords = [
      { keyword: 'เท่าไร', matchKind: 'contains' as const },
      { keyword: '^\\d+ บาท', matchKind: 'regex' as const },
    ];
    const change = { ...draft, keywords, name: 'ราคา', handsOff: false };
    const changed = await administrator.call(updateIntent, { ...change, intentId: created.id });
    expect(changed).toMatchObject({ id: created.id, keywords, name: 'ราคา', handsOff: false, skillId: null });

    await administrator.call(deleteIntent, { intentId: created.id });
    expect(await administrator.call(listIntents, {})).toEqual({ items: [] });
    const [deleted, updated, inserted] = await traceOf('intent');
    const name = administrator.user.displayName;
    expect(inserted).toMatchObject({
      action: 'intent.created',
      detail: { after: { name: 'ถามราคา' } },
      name,
    });
    expect(updated).toMatchObject({
      action: 'intent.updated',
      detail: { before: { name: 'ถามราคา', skillId: skill.id }, after: { name: 'ราคา', keywords } },
    });
    expect(deleted).toMatchObject({ action: 'intent.deleted', detail: { before: { name: 'ราคา' } } });
  });

  it('has a name of its own', async () => {
    const { id } = await administrator.call(createIntent, anIntent('Price', 'ราคา', 'ก'));
    const { status, body } = await post('intents', anIntent('PRICE', 'อื่น', 'ข'));
    expect({ status, path: body.errors[0]?.path }).toEqual({ status: 409, path: 'name' });
    const renamed = await administrator.call(updateIntent, {
      ...anIntent('price', 'ราคา', 'ก'),
      intentId: id,
    });
    expect(renamed.name).toBe('price');
  });

  it.each<[string, object, string]>([
    ['a broken expression', { keywords: [{ keyword: '(', matchKind: 'regex' }] }, 'keywords.0.keyword'],
    ['an unsafe expression', { keywords: [{ keyword: '(a)\\1', matchKind: 'regex' }] }, 'keywords.0.keyword'],
    [
      'an expression that is huge when it is spelled out',
      { keywords: [{ keyword: '(a{100}){100}', matchKind: 'regex' }] },
      'keywords.0.keyword',
    ],
    [
      'one keyword twice',
      {
        keywords: [
          { keyword: 'ราคา', matchKind: 'contains' },
          { keyword: 'รา\u200bคา', matchKind: 'contains' },
        ],
      },
      'keywords.1.keyword',
    ],
    ['no keyword', { keywords: [] }, 'keywords'],
    ['no answer', { responses: [] }, 'responses'],
    ['a saved reply that is none', { responses: ['ก', 'ดู $nowhere'] }, 'responses.1'],
    ['more than five messages', { responses: ['$card ก $card ข', '$card ค'] }, 'responses'],
    ['a skill that is none', { handsOff: true, skillId: '999' }, 'skillId'],
    [
      'a match kind that is none',
      { keywords: [{ keyword: 'a', matchKind: 'fuzzy' }] },
      'keywords.0.matchKind',
    ],
    ['NUL in an answer', { responses: ['a\0'] }, 'responses.0'],
  ])('with %s is refused, and it is said where', async (_, over, path) => {
    await administrator.call(createReplyObject, aCard('card'));
    expect(await post('intents', { ...anIntent('ราคา', 'ราคา', 'ก'), ...over })).toMatchObject(
      refusedAt(path),
    );
    expect(await administrator.call(listIntents, {})).toEqual({ items: [] });
  });

  it('that is not there cannot be changed or deleted', async () => {
    const intentId = '999999';
    const change = administrator.call(updateIntent, { ...anIntent('x', 'x', 'x'), intentId });
    await expect(change).rejects.toMatchObject({ status: 404 });
    await expect(administrator.call(deleteIntent, { intentId })).rejects.toMatchObject({ status: 404 });
  });
});

describe('An auto-reply', () => {
  it('is added, listed, changed and deleted, and leaves a trace', async () => {
    const created = await administrator.call(createAutoReply, { keyword: 'ราคา', text: 'ดูที่เมนูค่ะ' });
    expect(created).toMatchObject({ matchKind: 'contains', isActive: true, priority: 0 });
    const change = { ...created, autoReplyId: created.id, text: 'ถามได้เลย', isActive: false };
    const changed = await administrator.call(updateAutoReply, change);
    expect(await administrator.call(listAutoReplies, {})).toEqual({ items: [changed] });
    expect(changed).toEqual({ ...created, text: 'ถามได้เลย', isActive: false });
    await administrator.call(deleteAutoReply, { autoReplyId: created.id });
    expect(await administrator.call(listAutoReplies, {})).toEqual({ items: [] });
    expect((await traceOf('auto_reply')).map(({ action }) => action)).toEqual([
      'auto_reply.deleted',
      'auto_reply.updated',
      'auto_reply.created',
    ]);
  });

  it('has its keyword for itself, however it is written', async () => {
    await administrator.call(createAutoReply, { keyword: 'ทำ', text: 'ก' });
    const again = { keyword: 'ท\u0e4dา', text: 'ข' };
    const { status, body } = await post('auto-replies', again);
    expect({ status, path: body.errors[0]?.path }).toEqual({ status: 409, path: 'keyword' });
    expect((await post('auto-replies', { ...again, matchKind: 'exact' })).status).toBe(201);
  });

  it.each<[string, object, string]>([
    ['a keyword that cannot be seen', { keyword: '\u200b' }, 'keyword'],
    ['a saved reply that is none', { text: 'ดู $nowhere' }, 'text'],
    ['an expression, which only intents have', { matchKind: 'regex' }, 'matchKind'],
  ])('with %s is refused, and it is said where', async (_, over, path) => {
    expect(await post('auto-replies', { keyword: 'ราคา', text: 'ก', ...over })).toMatchObject(
      refusedAt(path),
    );
  });
});

describe('A saved reply', () => {
  it('tells who mentions it, and cannot be deleted meanwhile', async () => {
    const card = await administrator.call(createReplyObject, aCard('card'));
    const intent = await administrator.call(createIntent, anIntent('ราคา', 'ราคา', 'ดู $card'));
    const rule = await administrator.call(createAutoReply, { keyword: 'เมนู', text: '$card' });
    const { items } = await administrator.call(listReplyObjects, {});
    expect(items).toEqual([{ ...card, usedBy: ['ราคา', 'เมนู'] }]);

    const deletion = () => administrator.call(deleteReplyObject, { replyObjectId: card.id });
    await expect(deletion()).rejects.toMatchObject({ status: 409 });
    await administrator.call(deleteIntent, { intentId: intent.id });
    await administrator.call(deleteAutoReply, { autoReplyId: rule.id });
    await administrator.call(updateSettings, { customerTexts: { ...customerTexts, greeting: 'ดู $card' } });
    await expect(deletion()).rejects.toMatchObject({ status: 409 });
    await administrator.call(updateSettings, { customerTexts });
    await deletion();
    expect(await administrator.call(listReplyObjects, {})).toEqual({ items: [] });
  });

  it('keeps its place in every answer when its code changes', async () => {
    const card = await administrator.call(createReplyObject, aCard('card'));
    await administrator.call(createReplyObject, aCard('card_2'));
    await administrator.call(createIntent, anIntent('ราคา', 'ราคา', '$card กับ $card_2'));
    await administrator.call(createAutoReply, { keyword: 'เมนู', text: 'ดู$cardค่ะ' });
    await administrator.call(updateReplyObject, { ...aCard('menu'), replyObjectId: card.id });

    const [intent] = (await administrator.call(listIntents, {})).items;
    const [rule] = (await administrator.call(listAutoReplies, {})).items;
    expect(intent?.responses).toEqual(['$menu กับ $card_2']);
    expect(rule?.text).toBe('ดู$menuค่ะ');
    const [updated] = await traceOf('reply_object');
    expect(updated).toMatchObject({
      action: 'reply_object.updated',
      detail: { before: { code: 'card' }, after: { code: 'menu' } },
    });
  });

  it('has its code for itself', async () => {
    await administrator.call(createReplyObject, aCard('card'));
    const other = await administrator.call(createReplyObject, aSavedText('hours', 'เปิดทุกวัน'));
    const { status, body } = await post('reply-objects', aCard('card'));
    expect({ status, path: body.errors[0]?.path }).toEqual({ status: 409, path: 'code' });
    await expect(
      administrator.call(updateReplyObject, { ...aCard('card'), replyObjectId: other.id }),
    ).rejects.toMatchObject({ status: 409 });
  });

  const flex = (contents: unknown) => ({ content: { type: 'flex', altText: 'การ์ด', contents } });

  it.each<[string, object, string]>([
    ['a code with capitals', { code: 'Card' }, 'code'],
    ['a Flex that is none', flex({ type: 'box' }), 'content.contents.type'],
    [
      'a Flex with an empty text deep inside',
      flex({
        type: 'bubble',
        body: { type: 'box', layout: 'vertical', contents: [{ type: 'text', text: '' }] },
      }),
      'content.contents.body.contents.0.text',
    ],
    [
      'a Flex whose button runs a script',
      flex({
        type: 'bubble',
        body: {
          type: 'box',
          layout: 'vertical',
          contents: [{ type: 'button', action: { type: 'uri', label: 'x', uri: 'javascript:alert(1)' } }],
        },
      }),
      'content.contents.body.contents.0.action.uri',
    ],
    ['a Flex with NUL in a name', flex({ type: 'bubble', 'a\0b': 1 }), 'content.contents'],
    [
      'a picture that is none',
      { content: { type: 'image', imageId: crypto.randomUUID() } },
      'content.imageId',
    ],
    [
      'a sticker by name',
      { content: { type: 'sticker', packageId: 'moon', stickerId: '1' } },
      'content.packageId',
    ],
  ])('with %s is refused, and it is said where', async (_, over, path) => {
    const answer = await post('reply-objects', { ...aCard('card'), ...over });
    expect(answer).toMatchObject(refusedAt(path));
  });

  it('with a Flex of hostile depth is refused', async () => {
    const nested = `${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}`;
    const content = `{"type":"flex","altText":"x","contents":${nested}}`;
    const answer = await post('reply-objects', `{"code":"deep","name":"x","content":${content}}`);
    expect(answer).toMatchObject(refusedAt('content.contents'));
  });
});

describe('The test bench', () => {
  const test = (text: string) => administrator.call(testBot, { text });

  it('says what would match and be sent, and why, and does nothing', async () => {
    await administrator.call(createReplyObject, aCard('card'));
    const price = await administrator.call(createIntent, anIntent('ถามราคา', 'ราคา', 'ดู $card'));
    const rule = await administrator.call(createAutoReply, { keyword: 'ราคาส่ง', text: 'ถามได้' });
    const before = await system.rows.count('messages');

    const result = await test('ขอ รา\u200bคาส่ง ด้วย');
    expect(result.comparedText).toBe('ขอ ราคาส่ง ด้วย');
    expect(result.matches).toEqual([
      { rule: 'intent', id: price.id, name: 'ถามราคา', keyword: 'ราคา', matchKind: 'contains' },
      { rule: 'auto_reply', id: rule.id, name: 'ราคาส่ง', keyword: 'ราคาส่ง', matchKind: 'contains' },
    ]);
    expect(result.messages).toMatchObject([
      { type: 'text', text: 'ดู' },
      { type: 'flex', altText: 'ราคา 100 บาท' },
    ]);
    expect(result).toMatchObject({ handsOff: false, skill: null });
    expect(await system.rows.count('messages')).toBe(before);
    expect(system.line.calls.filter(({ kind }) => kind !== 'quota')).toEqual([]);
  });

  it('says who would be called, by a keyword or by an intent', async () => {
    const { id: skillId } = await administrator.call(createSkill, { name: 'ฝ่ายเคลม' });
    await administrator.call(createIntent, anIntent('เคลม', 'เคลม', 'รอสักครู่', { handsOff: true, skillId }));
    expect(await test('ขอเคลมสินค้า')).toMatchObject({
      matches: [{ rule: 'intent', name: 'เคลม' }],
      messages: [{ text: 'รอสักครู่' }],
      handsOff: true,
      skill: 'ฝ่ายเคลม',
    });
    expect(await test('เคลม ขอคุยกับเจ้าหน้าที่ AGENT')).toMatchObject({
      matches: [
        { rule: 'handoff_keyword', keyword: 'คุยกับเจ้าหน้าที่' },
        { rule: 'handoff_keyword', keyword: 'agent' },
        { rule: 'intent', name: 'เคลม' },
      ],
      messages: [{ text: customerTexts.handoff }],
      handsOff: true,
      skill: null,
    });
  });

  it('names commands, which go before everything', async () => {
    expect((await test('ออกจากคิว')).matches).toEqual([
      { rule: 'command', id: null, name: 'ออกจากคิว', keyword: 'ออกจากคิว', matchKind: 'exact' },
    ]);
  });

  it('shows the fallback when nothing matches', async () => {
    expect(await test('ฮุฮุฮุ')).toEqual({
      comparedText: 'ฮุฮุฮุ',
      matches: [],
      messages: [{ type: 'text', text: customerTexts.fallback }],
      handsOff: false,
      skill: null,
    });
  });
});
