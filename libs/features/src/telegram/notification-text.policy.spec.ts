import { alertKinds } from '@jsk/contracts/alerts';
import { isTold } from './alert-words';
import { notificationText, testText, type ToldBreach, type ToldHandoff } from './notification-text.policy';

const publicBaseUrl = 'https://chat.example.com';

const handoff = (given: Partial<ToldHandoff> = {}): ToldHandoff => ({
  lineUserId: `U${'0'.repeat(32)}`,
  displayName: 'สมชาย ใจดี',
  trigger: { kind: 'KEYWORD', keyword: 'ขอคุยกับเจ้าหน้าที่' },
  skill: null,
  operatorName: null,
  texts: [],
  ...given,
});

const textOf = (...handoffs: ToldHandoff[]) =>
  notificationText({ handoffs, breaches: [], alerts: [], waitingCount: 3, publicBaseUrl });

const breach = (given: Partial<ToldBreach> = {}): ToldBreach => ({
  lineUserId: `U${'0'.repeat(32)}`,
  displayName: 'สมชาย ใจดี',
  kind: 'queue_wait',
  thresholdSeconds: 300,
  operatorName: null,
  ...given,
});

const textOfBreaches = (...breaches: ToldBreach[]) =>
  notificationText({ handoffs: [], breaches, alerts: [], waitingCount: 0, publicBaseUrl });

describe('What is told of a customer', () => {
  it('has the name, the reason, the skill, the last texts, who waits besides, and the way there', () => {
    const texts = ['สั่งของไปสามวันแล้ว', 'ยังไม่ได้ของเลย', 'ขอคุยกับเจ้าหน้าที่หน่อย'];
    expect(textOf(handoff({ skill: 'ขนส่ง', texts }))).toBe(
      `🔔 <b>สมชาย ใจดี</b> ขอคุยกับเจ้าหน้าที่ · asks for a person
พิมพ์ · Wrote: “ขอคุยกับเจ้าหน้าที่”
ทักษะ · Skill: ขนส่ง
รออยู่ทั้งหมด · Waiting now: 3

› สั่งของไปสามวันแล้ว
› ยังไม่ได้ของเลย
› ขอคุยกับเจ้าหน้าที่หน่อย

https://chat.example.com/chat?chat=U${'0'.repeat(32)}`,
    );
  });

  it('says who has taken the conversation by then', () => {
    expect(textOf(handoff({ operatorName: 'สมหญิง' }))).toContain('รับเรื่องแล้ว · Taken by: สมหญิง');
  });

  it('shows what people wrote as they wrote it, on one line each', () => {
    const text = textOf(handoff({ displayName: '<b>&"', texts: ['a\n\n  b</b>', '&lt;'] }));
    expect(text).toContain('<b>&lt;b&gt;&amp;"</b>');
    expect(text).toContain('› a b&lt;/b&gt;\n› &amp;lt;');
  });

  it('is cut between characters, never between a consonant and its vowel or within an emoji', () => {
    const text = textOf(handoff({ texts: ['กี้'.repeat(200), '👨‍👩‍👧'.repeat(200), `ก${'้'.repeat(900)}`] }));
    expect(text).toContain(`› ${'กี้'.repeat(120)}…\n› ${'👨‍👩‍👧'.repeat(45)}…\n› …`);
  });

  it('fits into one message, whatever it is about and whatever has happened besides', () => {
    const long = 'กี้'.repeat(200);
    const one = handoff({
      displayName: long,
      skill: long,
      operatorName: long,
      trigger: { kind: 'INTENT', keyword: long },
      texts: [long, long, long],
    });
    const alerts = alertKinds
      .filter(isTold)
      .map((kind) => ({ kind, severity: 'critical', detail: {} }) as const);
    const late = breach({ kind: 'first_response', displayName: long, operatorName: long });
    const breaches = Array.from({ length: 200 }, () => late);
    for (const handoffs of [[one], Array.from({ length: 200 }, () => one)]) {
      const text = notificationText({ handoffs, breaches, alerts, waitingCount: 9999, publicBaseUrl });
      expect(text.length).toBeLessThan(4096);
    }
  });
});

describe('What is told of many', () => {
  it('counts them, names ten and leads to the queue', () => {
    const many = Array.from({ length: 12 }, (_, number) => handoff({ displayName: `ลูกค้า ${number + 1}` }));
    const text = textOf(...many, handoff({ displayName: null }));
    expect(text).toContain('ลูกค้า 13 คนขอคุยกับเจ้าหน้าที่ · 13 customers ask for a person');
    expect(text).toContain('• ลูกค้า 10\nและอีก 3 คน · and 3 more');
    expect(text).toMatch(/\n\nhttps:\/\/chat\.example\.com\/queue$/);
  });
});

describe('What is told of an alert', () => {
  it('is in Thai and English, with what is known of it', () => {
    const alert = { kind: 'quota_low', severity: 'critical', detail: { percent: 95 } } as const;
    expect(
      notificationText({ handoffs: [], breaches: [], alerts: [alert], waitingCount: 0, publicBaseUrl }),
    ).toBe(
      `🔴 <b>ใช้โควตาข้อความ LINE เดือนนี้ไปแล้ว 95%</b>
95% of this month's LINE messages are used.

https://chat.example.com`,
    );
  });
});

describe('What is told of a broken promise', () => {
  it('says who, what was promised, who has the chat, and leads there', () => {
    const late = breach({ kind: 'first_response', thresholdSeconds: 90, operatorName: 'สมหญิง' });
    expect(textOfBreaches(late)).toBe(
      `⏱ <b>สมชาย ใจดี</b> (สมหญิง): รอคำตอบแรกนานเกิน 90 วินาที · no first answer for over 90 s

https://chat.example.com/chat?chat=U${'0'.repeat(32)}`,
    );
  });

  it('is one message for many, which names five and leads to the queue', () => {
    const many = Array.from({ length: 7 }, (_, number) => breach({ lineUserId: `U${number}` }));
    const text = textOfBreaches(...many);
    expect(text.match(/รอรับนานเกิน 5 นาที · has waited over 5 min/g)).toHaveLength(5);
    expect(text).toMatch(/และอีก 2 รายการ · and 2 more\n\nhttps:\/\/chat\.example\.com\/queue$/);
  });
});

describe('A test', () => {
  it('says what it is', () => {
    expect(testText(publicBaseUrl)).toMatch(/ข้อความทดสอบ.*\nA test/);
  });
});
