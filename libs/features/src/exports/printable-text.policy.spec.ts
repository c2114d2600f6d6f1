import { toPrintable } from './printable-text.policy';

test.each([
  ['สวัสดีค่ะ ฿1,500 “ด่วน” …', 'สวัสดีค่ะ ฿1,500 “ด่วน” …'],
  ['สวัสดี 🙂', 'สวัสดี [U+1F642]'],
  ['❤️', '[U+2764]'],
  ['你好', '[U+4F60][U+597D]'],
  ['ก\u200bข', 'กข'],
  ['a\r\nb', 'a\nb'],
  ['Cafe\u0301', 'Café'],
])('%j is printed as %j', (written, printed) => {
  expect(toPrintable(written)).toBe(printed);
});
