import { RE2JS } from 're2js';
import { comparableThai } from './comparable-text';

/** A regular expression of somebody who may mean harm, or not know what harm is. */
export interface SafePattern {
  /** Whether it is found in a text; never in one of more than 10,000 UTF-16 units, which nobody writes. */
  test(text: string): boolean;
}

/** Steps of the compiled expression; time grows with their number times the length of the text, and no faster. */
const maximumSize = 300;

const maximumTextUnits = 10_000;

/**
 * Compiles a regular expression in RE2's syntax (https://github.com/google/re2/wiki/Syntax): without references back
 * and looking around, so that no text can make it take for ever. Upper and lower case are the same.
 * @returns the compiled expression, or what is wrong with it.
 */
export function compileSafePattern(
  pattern: string,
): { ok: true; pattern: SafePattern } | { ok: false; problem: string } {
  try {
    const compiled = RE2JS.compile(comparableThai(pattern), RE2JS.CASE_INSENSITIVE);
    if (compiled.programSize() > maximumSize) return { ok: false, problem: 'is too large an expression' };
    const test = (text: string) => text.length <= maximumTextUnits && compiled.test(text);
    return { ok: true, pattern: { test } };
  } catch (error) {
    const reason = error instanceof Error ? error.message.replace(/^error parsing regexp: /, '') : '';
    return { ok: false, problem: `is not a safe regular expression: ${reason}` };
  }
}
