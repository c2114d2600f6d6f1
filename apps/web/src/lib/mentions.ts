/** A part of a note: plain, or the name of somebody who is mentioned, with its @. */
export interface NotePart {
  text: string;
  isMention: boolean;
}

/**
 * Takes a note apart where it mentions somebody by name: `@` and the whole name, of two names the longer one.
 * @param names of those who can be mentioned
 */
export function notePartsOf(text: string, names: readonly string[]): NotePart[] {
  const longestFirst = [...names].filter((name) => name !== '').sort((a, b) => b.length - a.length);
  if (longestFirst.length === 0) return [{ text, isMention: false }];
  const anyName = longestFirst.map((name) => name.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')).join('|');
  // A name ends where no letter, tone mark or digit follows; before the @ Thai needs no space.
  const mention = new RegExp(`(@(?:${anyName})(?![\\p{L}\\p{M}\\p{N}]))`, 'u');
  return text
    .split(mention)
    .map((part, index) => ({ text: part, isMention: index % 2 === 1 }))
    .filter((part) => part.text !== '');
}

/** Of these people those whom a note mentions, each once. */
export function mentionedIn<Person extends { name: string }>(
  text: string,
  people: readonly Person[],
): Person[] {
  const parts = notePartsOf(
    text,
    people.map(({ name }) => name),
  );
  const mentioned = new Set(parts.filter(({ isMention }) => isMention).map((part) => part.text.slice(1)));
  return people.filter(({ name }) => mentioned.has(name));
}
