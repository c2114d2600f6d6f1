/** Where something stands in a text; both counted from 1, as editors do. */
export interface TextPlace {
  offset: number;
  line: number;
  column: number;
}

export type ReadJson = { value: unknown; wrongAt: null } | { value: undefined; wrongAt: TextPlace };

/** Reads JSON and says where it is wrong, which browsers tell each in its own way or not at all. */
export function readJson(text: string): ReadJson {
  try {
    return { value: JSON.parse(text) as unknown, wrongAt: null };
  } catch {
    return {
      value: undefined,
      wrongAt: placeAt(
        text,
        walkJson(text, () => {}),
      ),
    };
  }
}

/** Where the value under a path such as `body.contents.0.text` begins, or else the nearest value around it. */
export function placeOfPath(text: string, path: string): TextPlace {
  const wanted = path === '' ? [] : path.split('.');
  let found = { depth: -1, offset: 0 };
  walkJson(text, (levels, offset) => {
    const depth = levels.length;
    const isAround = depth <= wanted.length && levels.every(({ key }, at) => String(key) === wanted[at]);
    if (isAround && depth > found.depth) found = { depth, offset };
  });
  return placeAt(text, found.offset);
}

export function placeAt(text: string, offset: number): TextPlace {
  const before = text.slice(0, offset).split('\n');
  return { offset, line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

/** One piece of JSON; strings and numbers as RFC 8259 has them. */
const piece =
  /[{}[\]:,]|"(?:[^"\\\p{Cc}]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/uy;
const blank = /[ \t\n\r]*/y;

interface Level {
  closer: '}' | ']';
  /** The key or index of the value that comes now. */
  key: string | number;
}

/**
 * Goes through JSON, telling what is around every value, and its offset.
 * @returns the offset of the first piece that cannot be there; the length of the text when it is whole or ends too early
 */
function walkJson(text: string, onValue: (levels: readonly Level[], offset: number) => void): number {
  const levels: Level[] = [];
  let expected: 'value' | 'first value' | 'key' | 'first key' | 'colon' | 'next' = 'value';
  for (let at = end(blank, text, 0); at < text.length; at = end(blank, text, at)) {
    const level = levels.at(-1);
    const next = end(piece, text, at);
    const token = text.slice(at, next);
    if (token === '') return at;
    const isEmpty = expected === 'first key' || expected === 'first value';
    if (level && token === level.closer && (isEmpty || expected === 'next')) {
      levels.pop();
      expected = 'next';
    } else if (expected === 'next') {
      if (!level || token !== ',') return at;
      expected = level.closer === '}' ? 'key' : 'value';
      if (typeof level.key === 'number') level.key += 1;
    } else if (expected === 'colon') {
      if (token !== ':') return at;
      expected = 'value';
    } else if (expected === 'key' || expected === 'first key') {
      if (!level || !token.startsWith('"')) return at;
      level.key = JSON.parse(token) as string;
      expected = 'colon';
    } else {
      if (/^[}\]:,]$/.test(token)) return at;
      onValue(levels, at);
      if (token === '{') levels.push({ closer: '}', key: '' });
      if (token === '[') levels.push({ closer: ']', key: 0 });
      expected = token === '{' ? 'first key' : token === '[' ? 'first value' : 'next';
    }
    at = next;
  }
  return text.length;
}

/** Where the pattern, tried at an offset, ends. */
function end(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}
