import type { Intent } from '@jsk/contracts/bot-rules';

/** Intents by category, in the order of the alphabet; those without one come last, under ''. */
export function groupIntents(intents: readonly Intent[]): [category: string, intents: Intent[]][] {
  const byName = (one: string, other: string) => one.localeCompare(other, 'th');
  const groups = new Map<string, Intent[]>();
  for (const intent of [...intents].sort((one, other) => byName(one.name, other.name))) {
    groups.set(intent.category, [...(groups.get(intent.category) ?? []), intent]);
  }
  return [...groups].sort(([one], [other]) =>
    one === '' || other === '' ? other.length - one.length : byName(one, other),
  );
}

/** Every category that is in use, as suggestions. */
export function categoriesOf(intents: readonly Intent[]): string[] {
  return groupIntents(intents).flatMap(([category]) => (category === '' ? [] : [category]));
}
