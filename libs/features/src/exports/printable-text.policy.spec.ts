import { runsOf, toPrintable } from './printable-text.policy';

test.each([
  ['สวัสดีค่ะ ฿1,500 “ด่วน” …', 'สวัสดีค่ะ ฿1,500 “ด่วน” …'],
  ['สวัสดี 🙂', 'สวัสดี 🙂'],
  ['❤️ ❤ 👨‍👩‍👧 👍🏽 🇹🇭 1️⃣', '❤️ ❤ 👨‍👩‍👧 👍🏽 🇹🇭 1️⃣'],
  ['ก\u200dข', 'กข'],
  ['你好', '[U+4F60][U+597D]'],
  ['ก\u200bข', 'กข'],
  ['a\r\nb', 'a\nb'],
  ['Cafe\u0301', 'Café'],
])('%j is printed as %j', (written, printed) => {
  expect(toPrintable(written)).toBe(printed);
});

test.each([
  ['สวัสดี', ['สวัสดี']],
  ['ขอบคุณ🙏🏻🇹🇭ค่ะ™', ['ขอบคุณ', { emoji: '🙏🏻🇹🇭' }, 'ค่ะ™']],
  ['™️', [{ emoji: '™️' }]],
  ['', []],
])('%j is drawn as %j', (printable, drawn) => {
  expect(runsOf(printable).map(({ text, isEmoji }) => (isEmoji ? { emoji: text } : text))).toEqual(drawn);
});
