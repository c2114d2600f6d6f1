import type { MessageHit } from '@jsk/contracts/message-search';

export interface HitGroup {
  conversation: MessageHit['conversation'];
  hits: MessageHit[];
}

/** Hits by conversation, the one with the newest hit first. */
export function hitGroupsOf(hits: readonly MessageHit[]): HitGroup[] {
  const groups = new Map<string, HitGroup>();
  for (const hit of hits) {
    const known = groups.get(hit.conversation.lineUserId);
    if (known) known.hits.push(hit);
    else groups.set(hit.conversation.lineUserId, { conversation: hit.conversation, hits: [hit] });
  }
  return [...groups.values()];
}
