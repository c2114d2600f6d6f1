import { compileSafePattern } from './safe-pattern';

function matches(pattern: string, text: string): boolean {
  const compiled = compileSafePattern(pattern);
  if (!compiled.ok) throw new Error(compiled.problem);
  return compiled.pattern.test(text);
}

describe('A regular expression', () => {
  it.each([
    ['^(ราคา|price)\\s*\\d+', 'ราคา 100', true],
    ['^(ราคา|price)\\s*\\d+', 'ขอราคา 100', false],
    ['ORDER-\\d{4}', 'order-1234 ครับ', true],
    ['น้ำ(เปล่า|แข็ง)', 'ขอน้ำเปล่า', true],
    ['น\u0e4d\u0e49\u0e32', 'น้ำ', true],
    ['\\p{Thai}{3,}', 'abc ราคา', true],
    ['^$', '', true],
  ])('%s in «%s»: %s', (pattern, text, expected) => {
    expect(matches(pattern, text)).toBe(expected);
  });

  it.each([
    '[',
    '(',
    'a**',
    '(?=x)',
    '(?<!x)y',
    '(a)\\1',
    'a{1001}',
    '(a{1000}){1000}',
    '((a{20}){20}){20}',
    '\\',
  ])('is refused, with the reason, when it is %s', (pattern) => {
    const compiled = compileSafePattern(pattern);
    expect(compiled.ok || compiled.problem).toMatch(/^is /);
  });

  it.each(['(a+)+$', '(a|a)*b', '(.*)*x', '(?:a?){50}a{50}[bc]', '(a|b)*a(a|b){60}[cd]'])(
    'that would take for ever elsewhere does its work here: %s',
    (pattern) => {
      expect(matches(pattern, `${'a'.repeat(9000)}!`)).toBe(false);
    },
  );

  it('is not looked for in a text that nobody writes', () => {
    expect(matches('x', 'x'.repeat(10_000))).toBe(true);
    expect(matches('x', 'x'.repeat(10_001))).toBe(false);
  });
});
