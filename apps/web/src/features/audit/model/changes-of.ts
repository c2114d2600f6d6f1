/** One thing that was changed, or one that is known of the act. Null: there was, or is, nothing. */
export interface Change {
  /** Where in the whole: `week.1.opensAt`; empty when it is the whole. */
  path: string;
  before: string | null;
  after: string | null;
}

type Detail = Readonly<Record<string, unknown>>;

/** @returns what differs between `before` and `after`, field by field; nothing when the act was no change. */
export function changesOf({ before, after }: Detail): Change[] {
  if (before === undefined && after === undefined) return [];
  const [was, is] = [leavesOf(before), leavesOf(after)];
  return [...new Set([...was.keys(), ...is.keys()])]
    .map((path) => ({ path, before: was.get(path) ?? null, after: is.get(path) ?? null }))
    .filter((change) => change.before !== change.after);
}

/** @returns everything else that is known, by its name. */
export function factsOf({ before: _, after: __, lineUserId: ___, ...rest }: Detail): [string, string][] {
  return [...leavesOf(rest)];
}

function leavesOf(value: unknown, path = ''): Map<string, string> {
  if (value === undefined || value === null) return new Map();
  if (Array.isArray(value) && value.every((item) => typeof item !== 'object')) {
    return new Map(value.length > 0 ? [[path, value.join(', ')]] : []);
  }
  if (typeof value === 'object') {
    const leaves = Object.entries(value).flatMap(([key, inner]) => [
      ...leavesOf(inner, path ? `${path}.${key}` : key),
    ]);
    return new Map(leaves);
  }
  return new Map([[path, typeof value === 'string' ? value : JSON.stringify(value)]]);
}
