import { charactersOf } from './graphemes';

/** Something for which LINE would refuse what we are about to send. */
export interface LimitProblem {
  /** Where, in the notation of LINE's own error details: `messages[0].text`. */
  path: string;
  message: string;
}

export interface OutgoingRules {
  /** Whether media may lie at `http://localhost`, which a simulated LINE accepts and the real one does not. */
  allowLoopbackHttp?: boolean;
}

/** Units of an address of an image, video or sound (#image-message). */
export const MAX_URL_UNITS = 2000;

export function problemUnless(holds: boolean, path: string, message: string): LimitProblem[] {
  return holds ? [] : [{ path, message }];
}

/** For limits that LINE counts in UTF-16 units; nothing at all is a problem too. */
export function checkLength(text: string, maxUnits: number, path: string): LimitProblem[] {
  return problemUnless(
    text.length >= 1 && text.length <= maxUnits,
    path,
    `must be 1 to ${maxUnits} UTF-16 units, is ${text.length}`,
  );
}

/** For limits that LINE counts in grapheme clusters; nothing at all is a problem too. */
export function checkCharacters(text: string, maxCharacters: number, path: string): LimitProblem[] {
  const count = charactersOf(text).length;
  return problemUnless(
    count >= 1 && count <= maxCharacters,
    path,
    `must be 1 to ${maxCharacters} characters, is ${count}`,
  );
}

/**
 * Whether an address is written as LINE wants it: of one of the schemes and percent-encoded from UTF-8, so that whatever
 * lies outside ASCII has not been encoded yet (https://developers.line.biz/en/reference/messaging-api/#url-encoding).
 */
export function isEncodedUri(uri: string, schemes: readonly string[]): boolean {
  return /^[\x21-\x7e]+$/.test(uri) && URL.canParse(uri) && schemes.includes(new URL(uri).protocol);
}

/** An address of this machine, at which development serves without TLS. */
export function isLoopbackHttp(url: string): boolean {
  return isEncodedUri(url, ['http:']) && ['localhost', '127.0.0.1', '[::1]'].includes(new URL(url).hostname);
}

/** For addresses from which LINE or a phone loads something. */
export function checkUrl(url: string, { allowLoopbackHttp }: OutgoingRules, path: string): LimitProblem[] {
  return [
    ...problemUnless(
      url.length <= MAX_URL_UNITS,
      path,
      `must not be longer than ${MAX_URL_UNITS} UTF-16 units`,
    ),
    ...problemUnless(
      isEncodedUri(url, ['https:']) || (allowLoopbackHttp === true && isLoopbackHttp(url)),
      path,
      'must be an https URL',
    ),
  ];
}

/** The size in which a value travels. */
export function jsonBytes(value: unknown): number {
  return Buffer.byteLength(JSON.stringify(value));
}
