import type { GroupMessage } from '@jsk/contracts/groups';
import { startOfDay } from '@/lib/format';

/** What stands in the thread of a group, in order. */
export type GroupEntry =
  | { readonly kind: 'day'; readonly key: string; readonly at: string }
  | { readonly kind: 'event'; readonly key: string; readonly message: GroupMessage }
  | {
      readonly kind: 'bubble';
      readonly key: string;
      readonly message: GroupMessage;
      /** The first of several of the same member: only it names them. */
      readonly isFirst: boolean;
    };

/** @param messages oldest first */
export function groupEntries(messages: readonly GroupMessage[]): GroupEntry[] {
  const entries: GroupEntry[] = [];
  let before: GroupMessage | undefined;
  for (const message of messages) {
    const isNewDay = !before || dayOf(before) !== dayOf(message);
    if (isNewDay) entries.push({ kind: 'day', key: `day-${message.id}`, at: message.createdAt });
    if (message.type === 'system') entries.push({ kind: 'event', key: message.id, message });
    else {
      const isFirst = isNewDay || !before || !isSameAuthor(before, message);
      entries.push({ kind: 'bubble', key: message.id, message, isFirst });
    }
    before = message;
  }
  return entries;
}

function dayOf({ createdAt }: GroupMessage): number {
  return startOfDay(new Date(createdAt));
}

/** Of two without an id nobody knows whether they are the same. */
function isSameAuthor(one: GroupMessage, other: GroupMessage): boolean {
  return (
    one.type !== 'system' &&
    one.member.lineUserId !== null &&
    one.member.lineUserId === other.member.lineUserId
  );
}
