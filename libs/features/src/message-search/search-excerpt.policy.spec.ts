import { comparableText } from '@jsk/platform/text/comparable-text';
import { excerptOf, highlightsIn } from './search-excerpt.policy';

/** What is marked of a text. */
function marked(text: string, ...words: string[]): string[] {
  return highlightsIn(text, words.map(comparableText)).map(({ start, end }) => text.slice(start, end));
}

describe('What is marked of a message', () => {
  it.each([
    ['a word inside a sentence', 'ค่าส่งเท่าไหร่', 'ค่าส่ง', ['ค่าส่ง']],
    ['every place of it', 'ค่าส่ง หรือ ค่าส่งด่วน', 'ค่าส่ง', ['ค่าส่ง', 'ค่าส่ง']],
    ['letters in either case', 'Order ORDER', 'order', ['Order', 'ORDER']],
    ['a tone that was typed before its vowel', 'ท\u0e48\u0e35นี่', 'ที่', ['ท\u0e48\u0e35']],
    ['SARA AM in two', 'น\u0e49\u0e4d\u0e32แข็ง', 'น้ำ', ['น\u0e49\u0e4d\u0e32']],
    ['a word with a zero-width space in it', 'ค่า\u200bส่ง', 'ค่าส่ง', ['ค่า\u200bส่ง']],
    ['one vowel typed as two', 'เเพงมาก', 'แพง', ['เเพง']],
    ['nothing when it is not there', 'สวัสดี', 'ค่าส่ง', []],
  ])('%s', (_, text, word, found) => {
    expect(marked(text, word)).toEqual(found);
  });

  it('is each of several words, and once where they overlap', () => {
    expect(marked('ส่งเลข order 12', 'เลข', '12')).toEqual(['เลข', '12']);
    expect(marked('abcdef', 'abcd', 'cdef')).toEqual(['abcdef']);
  });
});

describe('What is shown of a hit', () => {
  it('is the part in which the word is: the text, or else the name of the file', () => {
    expect(excerptOf(['ดูไฟล์นี้', 'ใบเสร็จ.pdf'], ['ใบเสร็จ'])).toEqual({
      text: 'ใบเสร็จ.pdf',
      highlights: [{ start: 0, end: 7 }],
    });
  });

  it('is what stands around the word in a long text, with the places that fit this piece', () => {
    const text = `${'ก่อนหน้า '.repeat(40)}ค่าส่ง${' ตามหลัง'.repeat(40)}`;
    const { text: shown, highlights } = excerptOf([text], ['ค่าส่ง']);
    expect(highlights.map(({ start, end }) => shown.slice(start, end))).toEqual(['ค่าส่ง']);
    expect(shown).toMatch(/^….*…$/u);
    expect(shown.length).toBeLessThan(130);
  });
});
