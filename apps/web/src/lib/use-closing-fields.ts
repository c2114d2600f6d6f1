import type { Tag } from '@jsk/contracts/tags';
import { useState } from 'react';

/** What the rules ask for before a conversation is closed; nothing when it has that. */
export type MissingForClosing = 'reason' | 'tag' | null;

/** What an operator says when they close one conversation or several. */
export function useClosingFields(missing: MissingForClosing) {
  const [reason, setReason] = useState<string | null>(null);
  const [tags, setTags] = useState<readonly Tag[]>([]);
  const [isTried, setTried] = useState(false);
  const isIncomplete = (missing === 'reason' && reason === null) || (missing === 'tag' && tags.length === 0);

  /** @returns null while something is missing, which is shown from now on. */
  function complete(): { reason?: string; tagIds?: string[] } | null {
    setTried(true);
    if (isIncomplete) return null;
    if (missing === 'tag') return { tagIds: tags.map(({ id }) => id) };
    return reason === null ? {} : { reason };
  }

  return { missing, reason, setReason, tags, setTags, isWrong: isTried && isIncomplete, complete };
}

export type ClosingFieldValues = ReturnType<typeof useClosingFields>;
