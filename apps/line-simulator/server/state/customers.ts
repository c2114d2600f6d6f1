import { seedCustomers } from '../seed-customers';
import type { Customer } from './chat';
import type { IdentifierMint } from './identifiers';
import { RingBuffer } from './ring-buffer';

const CHAT_CAPACITY = 500;

export interface NewCustomer {
  userId?: string | undefined;
  displayName: string;
  pictureUrl?: string | null | undefined;
  statusMessage?: string | null | undefined;
  language?: string | null | undefined;
  isFollowing?: boolean | undefined;
  isDeleted?: boolean | undefined;
  profileAvailable?: boolean | undefined;
  sharesUserId?: boolean | undefined;
}

/** Every customer of the simulated platform, with the chat on his or her phone. */
export class CustomerDirectory {
  private readonly customers = new Map<string, Customer>();

  constructor(
    private readonly mint: IdentifierMint,
    private readonly avatarUrl: (userId: string) => string,
    private readonly capacity: number,
  ) {}

  /** Adds a customer; null when the id is taken or the directory is full. */
  add(input: NewCustomer): Customer | null {
    const userId = input.userId ?? this.mint.newUserId();
    if (this.customers.has(userId) || this.customers.size >= this.capacity) return null;
    const customer: Customer = {
      kind: 'user',
      id: userId,
      userId,
      displayName: input.displayName,
      pictureUrl: input.pictureUrl === undefined ? this.avatarUrl(userId) : input.pictureUrl,
      statusMessage: input.statusMessage ?? null,
      language: input.language === undefined ? 'th' : input.language,
      isFollowing: input.isFollowing ?? true,
      isBlocked: false,
      isDeleted: input.isDeleted ?? false,
      profileAvailable: input.profileAvailable ?? true,
      sharesUserId: input.sharesUserId ?? true,
      isStandby: false,
      loadingUntil: null,
      lastWroteAt: null,
      chat: new RingBuffer(CHAT_CAPACITY),
    };
    this.customers.set(userId, customer);
    return customer;
  }

  find(userId: string): Customer | undefined {
    return this.customers.get(userId);
  }

  list(): Customer[] {
    return [...this.customers.values()];
  }

  /** Back to the customers a fresh simulator knows, with empty chats. */
  reset(): void {
    this.customers.clear();
    for (const customer of seedCustomers) this.add({ ...customer });
  }
}
