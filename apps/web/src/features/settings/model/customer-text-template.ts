import type { Settings } from '@jsk/contracts/settings';

/** What the product fills in, by the name that stands in braces. */
export type PlaceholderName = 'hours' | 'opensAt' | 'minutes';

const placeholders: { readonly [Field in keyof Settings['customerTexts']]?: readonly PlaceholderName[] } = {
  outsideHours: ['hours', 'opensAt'],
  timeoutWarning: ['minutes'],
};

/** What is filled in to a text; nothing for most. */
export function placeholdersOf(field: keyof Settings['customerTexts']): readonly PlaceholderName[] {
  return placeholders[field] ?? [];
}

const inBraces = /\{(\w+)\}/g;

/** The text with every placeholder that has a value replaced. */
export function fillIn(text: string, values: Readonly<Partial<Record<string, string>>>): string {
  return text.replace(inBraces, (written, name: string) => values[name] ?? written);
}

/** What is written like a placeholder and is none of those that are filled in, as it is written. */
export function unknownPlaceholders(text: string, known: readonly string[]): string[] {
  const written = [...text.matchAll(inBraces)].filter(([, name]) => !known.includes(name ?? ''));
  return [...new Set(written.map(([whole]) => whole))];
}
