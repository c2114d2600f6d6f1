import { codesIn, cutAnswer, cutAnswers, renameMentions } from './answer.policy';

const known = new Set(['card', 'price_card']);
const cut = (text: string) =>
  cutAnswer(text, (code) => known.has(code)).map((part) =>
    part.kind === 'text' ? part.text : `[${part.code}]`,
  );

describe('An answer', () => {
  it.each([
    ['สวัสดีค่ะ', ['สวัสดีค่ะ']],
    ['$card', ['[card]']],
    ['ก่อน $card หลัง', ['ก่อน', '[card]', 'หลัง']],
    ['$card$price_card', ['[card]', '[price_card]']],
    ['ดูที่นี่\n\n$price_cardค่ะ', ['ดูที่นี่', '[price_card]', 'ค่ะ']],
    ['  $card  \n $card ', ['[card]', '[card]']],
    ['ราคา $100 หรือ $50.5', ['ราคา $100 หรือ $50.5']],
    ['US$ 5 และ $Card', ['US$ 5 และ $Card']],
    ['$unknown ตามด้วย $card', ['$unknown ตามด้วย', '[card]']],
    ['$cards', ['$cards']],
    ['$', ['$']],
    ['  ', []],
  ])('«%s» becomes the messages %j', (text, messages) => {
    expect(cut(text)).toEqual(messages);
  });

  it('that is longer than a message is split between words', () => {
    const parts = cut('ราคาสินค้า '.repeat(600));
    expect(parts.length).toBe(2);
    expect(parts.every((part) => part.length <= 5000)).toBe(true);
  });

  it('has no more messages than LINE takes at once', () => {
    expect(cutAnswers(['$card a $card', 'b', '$card', 'c'], () => true)).toHaveLength(5);
  });

  it('mentions codes, and goes on mentioning them under another name', () => {
    expect(codesIn('$card ($price_card) $100 $Card')).toEqual(['card', 'price_card']);
    expect(renameMentions('$card $cards $card_2 $cardค่ะ', 'card', 'menu')).toBe(
      '$menu $cards $card_2 $menuค่ะ',
    );
  });
});
