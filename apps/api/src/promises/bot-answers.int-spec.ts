import { createAutoReply, createIntent, updateIntent } from '@jsk/contracts/bot-rules';
import { createReplyObject } from '@jsk/contracts/reply-objects';
import { closeConversation, claimConversation, getConversation } from '@jsk/contracts/conversations';
import { settingsSchema, updateSettings } from '@jsk/contracts/settings';
import { createSkill } from '@jsk/contracts/skills';
import { ResponseChooser } from '@jsk/features/bot';
import { LineCustomer, type LineEvent } from '@jsk/testing/line-webhooks';
import type { OperatorSession } from '@jsk/testing/operator-session';
import { waitFor } from '@jsk/testing/services/wait-for';
import { aCard, anIntent, aSavedText } from '../testing/bot-content';
import { type TestApi, TestSystem } from '../testing/start-test-api';

const defaults = settingsSchema.shape.customerTexts.parse({});

let system: TestSystem;
let administrator: OperatorSession;

beforeAll(async () => {
  system = await TestSystem.start({ settings: { messaging: { noticeHoldSeconds: 0 } } });
  administrator = await system.signIn({ role: 'ADMIN' });
});
afterAll(() => system.stop());

let lastNumber = 0;

/** A word that no other test listens for. */
function newWord(): string {
  lastNumber += 1;
  return `คำถาม${'กขคงจฉชซญดตถทนบปผพมยรลวสหอ'.charAt(lastNumber)}${'กขคง'.charAt(lastNumber % 4)}`;
}

const newCode = () => {
  lastNumber += 1;
  return `saved_${lastNumber}`;
};

async function allHasGoneOut({ lineUserId }: LineCustomer): Promise<void> {
  const queued = `messages WHERE line_user_id = $1 AND state = 'queued'`;
  await waitFor(async () => expect(await system.rows.count(queued, [lineUserId])).toBe(0), {
    description: 'everything has gone out',
  });
}

/** What the customer has received after these events. */
async function answersTo(customer: LineCustomer, ...events: LineEvent[]): Promise<string[]> {
  await system.process(...events);
  await allHasGoneOut(customer);
  return system.line.textsReceivedBy(customer.lineUserId);
}

/** What the bot says to one text of somebody new. */
function answersOf(text: string): Promise<string[]> {
  const customer = new LineCustomer();
  return answersTo(customer, customer.writes(text));
}

describe('The bot', () => {
  it('says texts and saved replies in one free call, in their order', async () => {
    const word = newWord();
    const [card, hours] = [newCode(), newCode()];
    await administrator.call(createReplyObject, aCard(card));
    await administrator.call(createReplyObject, aSavedText(hours, 'เปิดทุกวัน'));
    await administrator.call(createIntent, anIntent(word, word, `ราคา $100 ค่ะ $${card} ถามได้เลย $${hours}`));
    const customer = new LineCustomer();
    await answersTo(customer, customer.writes(`ขอถาม${word}หน่อยค่ะ`));

    const [call, ...others] = system.line.sendingsTo(customer.lineUserId);
    expect(call?.kind).toBe('reply');
    expect(call?.messages.map(({ type }) => type)).toEqual(['text', 'flex', 'text', 'text']);
    expect(call?.texts).toEqual(['ราคา $100 ค่ะ', 'ราคา 100 บาท', 'ถามได้เลย', 'เปิดทุกวัน']);
    expect(others).toEqual([]);
  });

  it('says one of several answers when it shall', async () => {
    const word = newWord();
    const responses = ['แบบแรก', 'แบบที่สอง', 'แบบที่สาม'];
    await administrator.call(createIntent, anIntent(word, word, '', { responses, responseMode: 'one' }));
    system.api.app.get(ResponseChooser).choose = (all) => all[1];
    expect(await answersOf(word)).toEqual(['แบบที่สอง']);
  });

  it('sends a sticker that was saved', async () => {
    const word = newWord();
    const code = newCode();
    const content = { type: 'sticker' as const, packageId: '446', stickerId: '1988' };
    await administrator.call(createReplyObject, { code, name: 'สติกเกอร์', content });
    await administrator.call(createAutoReply, { keyword: word, text: `$${code}` });
    const customer = new LineCustomer();
    await answersTo(customer, customer.writes(word));
    expect(system.line.sendingsTo(customer.lineUserId)[0]?.messages).toEqual([
      { type: 'sticker', packageId: '446', stickerId: '1988' },
    ]);
  });

  it('understands Thai however it was typed, and goes by intents before auto-replies', async () => {
    await administrator.call(createAutoReply, {
      keyword: 'ที่อยู่ร้านน้ำ',
      text: 'จากกฎง่าย ๆ',
      matchKind: 'exact',
    });
    await administrator.call(createIntent, anIntent('address', 'ที่อยู่ร้าน', 'จากความตั้งใจ'));
    const typed = 'ท\u0e48\u0e35\u200bอย\u0e48\u0e39ร\u0e49านน\u0e4d\u0e49\u0e32';
    expect(await answersOf(typed)).toEqual(['จากความตั้งใจ']);
  });

  it('is not slowed down by an expression that was written to do so', async () => {
    const keywords = [{ keyword: '^(ก+)+$', matchKind: 'regex' as const }];
    await administrator.call(createIntent, anIntent('hostile', 'x', 'ไม่มีวันถึง', { keywords }));
    expect(await answersOf(`${'ก'.repeat(4000)}!`)).toEqual([defaults.fallback]);
  });

  it('does not know any more what was turned off', async () => {
    const word = newWord();
    const intent = await administrator.call(createIntent, anIntent(word, word, 'รู้แล้ว'));
    expect(await answersOf(word)).toEqual(['รู้แล้ว']);
    await administrator.call(updateIntent, {
      ...anIntent(word, word, 'รู้แล้ว'),
      intentId: intent.id,
      isActive: false,
    });
    expect(await answersOf(word)).toEqual([defaults.fallback]);
  });

  it('greets new friends with saved replies, too', async () => {
    const code = newCode();
    await administrator.call(createReplyObject, aCard(code, 'ยินดีต้อนรับ'));
    const greeting = `สวัสดีค่ะ $${code} $nothing_like_this`;
    await administrator.call(updateSettings, { customerTexts: { ...defaults, greeting } });
    const customer = new LineCustomer();
    expect(await answersTo(customer, customer.follows())).toEqual([
      'สวัสดีค่ะ',
      'ยินดีต้อนรับ',
      '$nothing_like_this',
    ]);
    await administrator.call(updateSettings, { customerTexts: defaults });
  });

  it('asks for what it needs once, and not with every message', async () => {
    const word = newWord();
    await administrator.call(createIntent, anIntent(word, word, 'จำได้'));
    expect(await answersOf(word)).toEqual(['จำได้']);
    await system.rows.select(`UPDATE intents SET responses = '{เปลี่ยนลับหลัง}' WHERE name = $1`, [word]);
    expect(await answersOf(word)).toEqual(['จำได้']);
  });
});

describe('An intent that hands over', () => {
  it('answers, and puts the customer into the queue with what they need', async () => {
    const word = newWord();
    const skill = await administrator.call(createSkill, { name: `ฝ่ายขาย ${word}` });
    const intent = anIntent(word, word, 'รับทราบค่ะ', { handsOff: true, skillId: skill.id });
    await administrator.call(createIntent, intent);
    const customer = new LineCustomer();
    const [first] = await answersTo(customer, customer.writes(word));

    expect(first).toBe('รับทราบค่ะ');
    const [session] = await system.rows.select(
      `SELECT status, trigger_kind, trigger_keyword, skill_id FROM sessions WHERE line_user_id = $1`,
      [customer.lineUserId],
    );
    expect(session).toEqual({
      status: 'WAITING',
      trigger_kind: 'INTENT',
      trigger_keyword: word,
      skill_id: skill.id,
    });
  });

  it('goes on without a skill that was deleted behind its back', async () => {
    const word = newWord();
    const skill = await administrator.call(createSkill, { name: `หายไป ${word}` });
    await administrator.call(
      createIntent,
      anIntent(word, word, 'รอสักครู่', { handsOff: true, skillId: skill.id }),
    );
    await answersOf(word);
    await system.rows.select('DELETE FROM skills WHERE id = $1', [skill.id]);
    const customer = new LineCustomer();
    await answersTo(customer, customer.writes(word));
    const { session } = await administrator.call(getConversation, { lineUserId: customer.lineUserId });
    expect(session).toMatchObject({ status: 'WAITING' });
  });
});

describe('Who is not understood', () => {
  const offer = defaults.offerPerson;

  it('is offered a person the second time, by a button that works', async () => {
    const customer = new LineCustomer();
    const answers = await answersTo(customer, customer.writes('ฮุฮุฮุ'));
    expect(answers).toEqual([defaults.fallback]);
    expect(await answersTo(customer, customer.writes('ฮุฮุฮุ อีก'))).toEqual([defaults.fallback, offer]);

    const { messages = [] } = system.line.sendingsTo(customer.lineUserId).at(-1) ?? {};
    expect(JSON.stringify(messages)).toContain('"data":"action=handoff"');
    await system.process(customer.taps('action=handoff'));
    const { session } = await administrator.call(getConversation, { lineUserId: customer.lineUserId });
    expect(session).toMatchObject({ status: 'WAITING', trigger: { kind: 'POSTBACK' } });
  });

  it('is not offered one when there was an answer in between', async () => {
    const word = newWord();
    await administrator.call(createIntent, anIntent(word, word, 'เข้าใจแล้ว'));
    const customer = new LineCustomer();
    for (const text of ['ฮุฮุฮุ', word, 'ฮุฮุฮุ']) await answersTo(customer, customer.writes(text));
    expect(system.line.textsReceivedBy(customer.lineUserId)).toEqual([
      defaults.fallback,
      'เข้าใจแล้ว',
      defaults.fallback,
    ]);
  });

  it('begins anew after speaking with a person', async () => {
    const customer = new LineCustomer();
    const { lineUserId } = customer;
    await answersTo(customer, customer.writes('ฮุฮุฮุ'));
    await system.process(customer.taps('action=handoff'));
    await administrator.call(claimConversation, { lineUserId });
    await administrator.call(closeConversation, { lineUserId });
    await answersTo(customer, customer.writes('ฮุฮุฮุ'));
    expect(system.line.textsReceivedBy(lineUserId)).not.toContain(offer);
  });

  it('is never offered one when that is turned off', async () => {
    await administrator.call(updateSettings, { bot: { offerPersonAfterMisses: 0 } });
    const customer = new LineCustomer();
    for (const text of ['ฮุ', 'ฮุฮุ', 'ฮุฮุฮุ']) await answersTo(customer, customer.writes(text));
    expect(system.line.textsReceivedBy(customer.lineUserId)).toEqual(Array(3).fill(defaults.fallback));
    await administrator.call(updateSettings, { bot: {} });
  });
});

describe('A second instance', () => {
  async function answerThere(api: TestApi, text: string): Promise<string[]> {
    const customer = new LineCustomer();
    expect((await system.deliver([customer.writes(text)], api)).status).toBe(200);
    await system.rows.inboxIsDone();
    await allHasGoneOut(customer);
    return system.line.textsReceivedBy(customer.lineUserId);
  }

  it('answers by what was changed at the first one', async () => {
    const other = await system.startApi();
    const word = newWord();
    const intent = await administrator.call(createIntent, anIntent(word, word, 'คำตอบเก่า'));
    await waitFor(async () => expect(await answerThere(other, word)).toEqual(['คำตอบเก่า']), {
      description: 'the other instance knows the new intent',
    });
    await administrator.call(updateIntent, { ...anIntent(word, word, 'คำตอบใหม่'), intentId: intent.id });
    await waitFor(async () => expect(await answerThere(other, word)).toEqual(['คำตอบใหม่']), {
      description: 'the other instance knows the new answer',
    });
  });
});
