/** Deeper than any message; what recurses over a body (checks, log) stays far from the end of the stack. */
const MAX_DEPTH = 200;

/** Parses JSON; throws a SyntaxError when it is none or nested deeper than 200 levels. */
export function parseJson(text: string): unknown {
  const value: unknown = JSON.parse(text);
  let level: unknown[] = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > MAX_DEPTH) throw new SyntaxError(`Nested deeper than ${MAX_DEPTH} levels`);
    level = level.flatMap((item): unknown[] =>
      typeof item === 'object' && item !== null ? Object.values(item) : [],
    );
  }
  return value;
}
