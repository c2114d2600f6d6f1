import type { Group } from './chat';
import type { IdentifierMint } from './identifiers';
import { RingBuffer } from './ring-buffer';

const CHAT_CAPACITY = 500;
const MAX_GROUPS = 1000;

export interface NewGroup {
  kind: Group['kind'];
  displayName: string;
  pictureUrl?: string | null | undefined;
  memberIds: readonly string[];
}

/** Group chats and rooms the account was or is in. */
export class GroupDirectory {
  private readonly groups = new Map<string, Group>();

  constructor(private readonly mint: IdentifierMint) {}

  /** Adds a chat of several people with the account in it; null when there are too many. */
  add({ kind, displayName, pictureUrl, memberIds }: NewGroup): Group | null {
    if (this.groups.size >= MAX_GROUPS) return null;
    const group: Group = {
      kind,
      id: this.mint.newGroupId(kind),
      displayName,
      pictureUrl: pictureUrl ?? null,
      memberIds: new Set(memberIds),
      isJoined: true,
      isStandby: false,
      loadingUntil: null,
      chat: new RingBuffer(CHAT_CAPACITY),
    };
    this.groups.set(group.id, group);
    return group;
  }

  find(groupId: string): Group | undefined {
    return this.groups.get(groupId);
  }

  list(): Group[] {
    return [...this.groups.values()];
  }

  reset(): void {
    this.groups.clear();
  }
}
