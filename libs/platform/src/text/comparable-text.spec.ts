import { comparableText } from './comparable-text';

describe('Texts are the same to the bot', () => {
  it.each([
    ['in upper and lower case', 'PRICE List', 'price list'],
    ['in full-width letters', 'ＰＲＩＣＥ　１００', 'price 100'],
    ['with white space of any kind', '  ราคา\n\t เท่าไร\u00a0', 'ราคา เท่าไร'],
    ['with zero-width spaces between words', 'รา\u200bคา\u2060สินค้า\ufeff', 'ราคาสินค้า'],
    ['with marks of direction', '\u202bราคา\u202c\u200f', 'ราคา'],
    ['with a soft hyphen', 'pri\u00adce', 'price'],
    ['with the look of an emoji chosen', '❤️', '❤'],
    ['with the tone before the upper vowel', 'ท\u0e48\u0e35', 'ท\u0e35\u0e48'],
    ['with the tone before the lower vowel', 'ผ\u0e49\u0e39', 'ผ\u0e39\u0e49'],
    ['with the tone before MAI HAN-AKAT', 'น\u0e49\u0e31น', 'น\u0e31\u0e49น'],
    ['with the silencer before the vowel', 'สิทธ\u0e4c\u0e34', 'สิทธิ์'],
    ['with a tone typed twice', 'ไม\u0e48\u0e48', 'ไม่'],
    ['with an upper vowel typed twice', 'ท\u0e35\u0e35\u0e48', 'ที่'],
    ['with MAITAIKHU typed twice', 'เป\u0e47\u0e47น', 'เป็น'],
    ['with SARA AM in two', 'ทํา', 'ทำ'],
    ['with SARA AM in two and the tone between', 'น\u0e4d\u0e49\u0e32', 'น้ำ'],
    ['with SARA AM in two and the tone before', 'น\u0e49\u0e4d\u0e32', 'น้ำ'],
    ['with the tone after SARA AM', 'น\u0e33\u0e49', 'น้ำ'],
    ['with the tone after SARA AA', 'ปา\u0e49', 'ป้า'],
    ['with the tone after SARA A', 'คะ\u0e48', 'ค\u0e48ะ'],
    ['with two SARA E for SARA AE', 'เเพง', 'แพง'],
    ['with LAKKHANGYAO for SARA AA', 'รๅคๅ', 'ราคา'],
  ])('%s', (_, typed, meant) => {
    expect(comparableText(typed)).toBe(comparableText(meant));
  });

  it.each(['ที่อยู่ร้าน', 'น้ำ', 'ค่ะ', 'ปู่ย่า', 'สิทธิ์', 'เป็น', 'แพง', 'ผู้ใหญ่', 'ก็', 'ซื้อ', 'เดี๋ยว', 'ทั้งนี้', 'คำ'])(
    'and «%s» as it is usually typed stays as it is',
    (text) => {
      expect(comparableText(text)).toBe(text);
    },
  );

  it.each([
    ['สี', 'สี่'],
    ['มา', 'ม้า'],
    ['ใกล้', 'ไกล'],
    ['เขา', 'เข้า'],
    ['คะ', 'ค่ะ'],
    ['เก', 'แก'],
    ['price', 'prices'],
  ])('but «%s» is not «%s»', (one, other) => {
    expect(comparableText(one)).not.toBe(comparableText(other));
  });

  it('and are not changed further, however many marks there are and in whatever order', () => {
    const letters = ['ก', 'า', 'ำ', 'ะ', 'เ', 'แ', 'ๅ', ...'ัิีึืฺุู็่้๊๋์ํ๎', '\u200b', ' ', 'A', '１'];
    let seed = 7;
    const next = () => (seed = (seed * 48271) % 2147483647);
    for (let round = 0; round < 5000; round += 1) {
      const text = Array.from({ length: 1 + (next() % 9) }, () => letters[next() % letters.length]).join('');
      const once = comparableText(text);
      expect(comparableText(once)).toBe(once);
    }
  });
});
