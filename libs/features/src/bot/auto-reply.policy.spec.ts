import { type AutoReplyRule, findAutoReply } from './auto-reply.policy';

const rule = (keyword: string, matchKind: 'exact' | 'contains', priority = 0): AutoReplyRule => ({
  keyword,
  matchKind,
  priority,
  text: `answer to ${keyword}`,
});

describe('Which answer the bot gives', () => {
  const rules = [
    rule('ราคา', 'contains'),
    rule('ราคาส่ง', 'contains'),
    rule('สวัสดี', 'exact'),
    rule('hello', 'exact'),
  ];

  it.each([
    ['ขอทราบราคาหน่อยค่ะ', 'ราคา'],
    ['ราคาส่งเท่าไหร่', 'ราคาส่ง'],
    ['สวัสดี', 'สวัสดี'],
    ['  HELLO ', 'hello'],
    ['รา\u200bคาเท่าไร', 'ราคา'],
  ])('answers «%s» by the rule for «%s»', (text, keyword) => {
    expect(findAutoReply(rules, text)?.keyword).toBe(keyword);
  });

  it.each(['สวัสดีตอนเช้า', 'อะไรก็ได้', ''])('has no answer to «%s»', (text) => {
    expect(findAutoReply(rules, text)).toBeNull();
  });

  it('prefers the rule with the higher priority', () => {
    const important = rule('คา', 'contains', 5);
    expect(findAutoReply([...rules, important], 'ราคา')).toBe(important);
  });
});
