/** What may stand in double braces in a canned response; everything else is refused when it is saved. */
export const cannedVariables = [
  /** As LINE tells it. */
  'customer.name',
  /** Of whoever sends it. */
  'operator.name',
  /** The hours of the week, in Thai. */
  'business.hours',
  /** The next opening, in Thai; while it is open: now. */
  'next.opening',
  /** The date of today, in Thai, where the shop is. */
  'today',
] as const;
export type CannedVariable = (typeof cannedVariables)[number];

const placeholder = /\{\{\s*([^{}]*?)\s*\}\}/gu;

/** @returns the variables of a text that there are none of, with the place of each in UTF-16 units. */
export function unknownVariablesIn(text: string): { name: string; position: number }[] {
  return [...text.matchAll(placeholder)].flatMap(({ 1: name = '', index }) =>
    isVariable(name) ? [] : [{ name, position: index }],
  );
}

/** Puts in what is known; a variable without a value stays as it is written, so that somebody notices. */
export function fillVariables(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(placeholder, (written, name: string) => values[name] ?? written);
}

function isVariable(name: string): name is CannedVariable {
  return (cannedVariables as readonly string[]).includes(name);
}
