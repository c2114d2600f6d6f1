import { passwordLimits } from '@jsk/contracts/passwords';
import { commonWords, slides } from './common-passwords';

/** The rows of the Thai keyboard (Kedmanee, TIS 820-2538), key by key the same as `latinKeys`. */
const thaiKeys = [
  'ๅ/-ภถุึคตจขช' + 'ๆไำพะัีรนยบลฃ' + 'ฟหกดเ้่าสวง' + 'ผปแอิืทมใฝ',
  '+๑๒๓๔ู฿๕๖๗๘๙' + '๐"ฎฑธํ๊ณฯญฐ,ฅ' + 'ฤฆฏโฌ็๋ษศซ.' + '()ฉฮฺ์?ฒฬฦ',
];
const latinKeys = '1234567890-=' + 'qwertyuiop[]\\' + "asdfghjkl;'" + 'zxcvbnm,./';

const keyOf = new Map(
  thaiKeys.flatMap((row) =>
    [...row].flatMap((character, index) => {
      const isThaiLetter = /\p{Script=Thai}/u.test(character) && !/\p{N}/u.test(character);
      return isThaiLetter ? [[character, latinKeys.charAt(index)] as const] : [];
    }),
  ),
);

/** Digits and signs that stand for letters. */
const letterOf: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
};

/** Shorter ones, and what is left of some Thai ones without the digits' keys at their ends, are part of anything. */
const shortestWord = 3;

const known = new Set(
  commonWords()
    .map((word) => wordOf(typedKeys(word)))
    .filter((word) => word.length >= shortestWord),
);

/** A name this short is part of many words. */
const shortestNameThatMatters = 3;

/**
 * @param password that somebody chooses
 * @param username whose it shall be
 * @returns why it is refused, in words that go on from "The password", or null when it is good.
 */
export function passwordRefusal(password: string, username: string): string | null {
  if (password.length < passwordLimits.min) return `must have at least ${passwordLimits.min} characters`;
  if (password.length > passwordLimits.max) return `must not have more than ${passwordLimits.max} characters`;
  const name = username.toLowerCase();
  if (name.length >= shortestNameThatMatters && password.toLowerCase().includes(name)) {
    return 'must not contain the user name';
  }
  return isAmongTheFirstTried(password) ? 'is one of those that everybody tries first' : null;
}

function isAmongTheFirstTried(password: string): boolean {
  const keys = typedKeys(password);
  return isRepetition(keys) || isSlide(keys) || isKnown(wordOf(keys)) || isKnown(withLetters(keys));
}

/** What was typed, whichever language the keyboard was set to; a shifted Thai letter is its key. */
function typedKeys(text: string): string {
  return [...text.toLowerCase()].map((character) => keyOf.get(character) ?? character).join('');
}

/** What is left without digits and signs around it; those within may stand for letters. */
function wordOf(keys: string): string {
  return withLetters(keys.replace(/^[^\p{L}\p{M}]+|[^\p{L}\p{M}]+$/gu, ''));
}

function withLetters(keys: string): string {
  return [...keys].map((key) => letterOf[key] ?? key).join('');
}

/** One known word, or two, or one over and over. */
function isKnown(word: string): boolean {
  if (word === '') return true;
  if (known.has(word)) return true;
  for (let end = shortestWord; end < word.length; end += 1) {
    const first = word.slice(0, end);
    if (!known.has(first)) continue;
    const rest = word.slice(end).replace(/^[^a-z]+/, '');
    if (known.has(rest) || word === first.repeat(word.length / end)) return true;
  }
  return false;
}

/** `121212`, `abcabcabc`, `aaaaaaaaab`. */
function isRepetition(keys: string): boolean {
  return new Set(keys).size < 4 || /^(.{1,5})\1+$/u.test(keys);
}

/** At most two movements of a finger: `1234567890`, `qwerty12345`, `zaq12wsxcde3`. */
function isSlide(keys: string): boolean {
  let movements = 1;
  for (let index = 1; index < keys.length; index += 1) {
    if (!areNeighbours(keys.charAt(index - 1), keys.charAt(index))) movements += 1;
  }
  return movements <= 2;
}

function areNeighbours(first: string, second: string): boolean {
  if (first === second) return true;
  return slides.some((slide) => slide.includes(first + second) || slide.includes(second + first));
}
