import { wrapLines } from './line-wrapping.policy';

/** As wide as it has signs that take room: vowels and tone marks above and below take none. */
const measure = (text: string) => text.replace(/[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]/g, '').length;
const wrap = (text: string, width: number) => wrapLines(text, width, measure);

test('Thai is broken between words, never inside one', () => {
  const text = 'สวัสดีค่ะขอสอบถามเรื่องการจัดส่งสินค้าหน่อยค่ะ';
  const lines = wrap(text, 12);
  expect(lines.length).toBeGreaterThan(2);
  expect(lines.join('')).toBe(text);
  const ends = new Set<number>();
  for (const { index } of new Intl.Segmenter('th', { granularity: 'word' }).segment(text)) ends.add(index);
  let end = 0;
  for (const line of lines.slice(0, -1)) {
    end += line.length;
    expect(ends).toContain(end);
    expect(measure(line)).toBeLessThanOrEqual(12);
  }
});

test('the blank where a line ends is in neither line', () => {
  expect(wrap('one two three', 7)).toEqual(['one two', 'three']);
});

test('a word that is wider than a line is cut, but no tone mark leaves its letter', () => {
  const lines = wrap('ก้'.repeat(7), 3);
  expect(lines).toEqual(['ก้ก้ก้', 'ก้ก้ก้', 'ก้']);
});

test('what the customer put on lines of its own stays there', () => {
  expect(wrap('a\n\nb', 10)).toEqual(['a', '', 'b']);
});
