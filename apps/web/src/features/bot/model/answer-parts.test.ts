import type { ReplyObject } from '@jsk/contracts/reply-objects';
import { minute } from '@/testing/factories';
import { answerParts } from './answer-parts';

const sticker: ReplyObject = {
  id: '1',
  code: 'thanks',
  name: 'ขอบคุณ',
  content: { type: 'sticker', packageId: '446', stickerId: '1988' },
  image: null,
  usedBy: [],
  updatedAt: minute(0),
};
const text = (words: string) => ({ message: { type: 'text', text: words } });

test('a saved reply is a message of its own between the texts around it', () => {
  expect(answerParts('สวัสดีค่ะ $thanks ยินดีค่ะ', [sticker])).toEqual([
    text('สวัสดีค่ะ'),
    { message: sticker.content },
    text('ยินดีค่ะ'),
  ]);
});

test('a code ends where Thai begins', () => {
  expect(answerParts('$thanksค่ะ', [sticker])).toEqual([{ message: sticker.content }, text('ค่ะ')]);
});

test('a price is a price', () => {
  expect(answerParts('ราคา $100 ค่ะ', [sticker])).toEqual([text('ราคา $100 ค่ะ')]);
});

test('what does not exist is named', () => {
  expect(answerParts('$thank', [sticker])).toEqual([{ unknownCode: 'thank' }]);
});

test('spaces are no message', () => {
  expect(answerParts('  $thanks\n\n$thanks ', [sticker])).toHaveLength(2);
});
