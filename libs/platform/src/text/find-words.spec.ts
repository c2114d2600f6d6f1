import { comparableText } from './comparable-text';
import { containsWords, startsWithWords } from './find-words';

describe('Words are found', () => {
  it.each([
    ['ขอทราบราคาหน่อยค่ะ', 'ราคา'],
    ['I want an agent!', 'agent'],
    ['agent', 'agent'],
    ['(agent)', 'agent'],
    ['ขอ agentหน่อย', 'agent'],
    ['ขอคุยกับ admin หน่อย', 'คุยกับ admin'],
    ['talk to a person please', 'talk to a person'],
    ['reagent or agent', 'agent'],
    ['what?', '?'],
    ['请问价格是多少', '价格'],
    ['ราคา100บาท', '100'],
    ['😀ok', '😀'],
  ])('in «%s»: «%s»', (text, words) => {
    expect(containsWords(comparableText(text), comparableText(words))).toBe(true);
  });

  it.each([
    ['agentic', 'agent'],
    ['reagent', 'agent'],
    ['agent007', 'agent'],
    ['10000 บาท', '100'],
    ['สี่สี', 'ส'],
    ['มีสี่ตัว', 'สี'],
    ['ที่ทำงาน', 'ท'],
    ['คุยกับ administrator', 'คุยกับ admin'],
    ['anything', ''],
    ['', 'agent'],
  ])('but not in «%s»: «%s»', (text, words) => {
    expect(containsWords(comparableText(text), comparableText(words))).toBe(false);
  });

  it.each([
    ['ราคาเท่าไร', 'ราคา', true],
    ['ขอราคา', 'ราคา', false],
    ['price of it', 'price', true],
    ['prices', 'price', false],
    ['สี่ตัว', 'สี', false],
    ['anything', '', false],
  ])('at the beginning of «%s»: «%s» %s', (text, words, expected) => {
    expect(startsWithWords(comparableText(text), comparableText(words))).toBe(expected);
  });
});
