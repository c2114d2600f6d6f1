import type { Colleague } from '@jsk/contracts/conversations';

/** A name that is being written after an @: where it stands, and what there is of it. */
export interface MentionQuery {
  start: number;
  end: number;
  query: string;
}

/**
 * @returns the @ the caret is behind, if no space came since. Thai has no spaces between words, so any letter but a Latin
 * one may come before it; a Latin one makes it an e-mail address.
 */
export function mentionQueryAt(text: string, caret: number): MentionQuery | null {
  const query = /(?:^|[^\w.])@([^\s@]*)$/u.exec(text.slice(0, caret))?.[1];
  if (query === undefined) return null;
  return { start: caret - query.length - 1, end: caret, query };
}

const presenceOrder = { online: 0, away: 1, offline: 2 };

/** Names that begin with what was written first, then those that contain it; of each those first who are there. */
export function matchingPeople<Person extends Pick<Colleague, 'name' | 'presence'>>(
  people: readonly Person[],
  query: string,
): Person[] {
  const wanted = query.toLowerCase();
  const begins = ({ name }: Person) => name.toLowerCase().startsWith(wanted);
  return people
    .filter(({ name }) => name.toLowerCase().includes(wanted))
    .sort(
      (a, b) =>
        Number(begins(b)) - Number(begins(a)) ||
        presenceOrder[a.presence] - presenceOrder[b.presence] ||
        a.name.localeCompare(b.name),
    );
}
