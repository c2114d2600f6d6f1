const shownSigns = 4;
const hidden = '•';

/**
 * @returns the value with its last four signs only, or none of them when it has no more than eight: enough to tell two
 * apart, and not to use them. It says nothing of how long the value is.
 */
export function maskedTail(value: string): string {
  const signs = [...value.trim()];
  return hidden.repeat(4) + (signs.length > 2 * shownSigns ? signs.slice(-shownSigns).join('') : '');
}

const mailAddress = /[\p{L}\p{N}._%+-]+@([\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+)/gu;

/** Digits as they are written in Thailand, with what stands between them in telephone numbers. */
const manyDigits = /\+?\p{Nd}(?:[ ().\-\u2010-\u2015]{0,2}\p{Nd}){8,14}(?!\p{Nd})/gu;

/**
 * @returns the text with its mail addresses and its runs of 9 to 15 digits masked: telephone numbers, and whatever else is
 * as long (numbers of citizens, of accounts, of orders).
 */
export function maskedContacts(text: string): string {
  return text
    .replace(mailAddress, (_, domain: string) => `${hidden.repeat(4)}@${domain}`)
    .replace(manyDigits, (digits) => maskedTail(digits.replace(/[^\p{Nd}]/gu, '')));
}
