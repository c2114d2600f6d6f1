import { seedCustomers } from '../seed-customers';
import type { Clock } from './clock';
import type { IdentifierMint } from './identifiers';
import { RingBuffer } from './ring-buffer';

const CHAT_CAPACITY = 500;

export type DeliveryRoute = 'reply' | 'push' | 'multicast';

/** One bubble on the customer's phone. */
export interface ChatMessage {
  /** LINE's message id; the display text of a postback has none, as in LINE. */
  readonly id: string | null;
  readonly direction: 'fromCustomer' | 'toCustomer';
  readonly type: string;
  /** The message object as it was sent, or as the webhook carries it; null once it was unsent. */
  message: Record<string, unknown> | null;
  /** How the account sent it; null for what the customer wrote. */
  readonly via: DeliveryRoute | null;
  /** True when this message's call counted towards the monthly quota. */
  readonly paid: boolean;
  readonly requestId: string | null;
  /** Where the phone finds image, video, audio or file; null for other types. */
  contentPath: string | null;
  readonly sentAt: string;
  readAt: string | null;
  unsentAt: string | null;
}

export interface Customer {
  readonly userId: string;
  displayName: string;
  /** Null: the profile carries no picture. */
  pictureUrl: string | null;
  statusMessage: string | null;
  language: string | null;
  /** False after the customer blocked the account. */
  isFollowing: boolean;
  /** False: LINE answers 404 for the profile, as for people who gave no consent. */
  profileAvailable: boolean;
  /** Set by a webhook in standby mode: nothing may be sent until the next active one. */
  isStandby: boolean;
  /** End of the loading animation on the phone, or null. */
  loadingUntil: string | null;
  readonly chat: RingBuffer<ChatMessage>;
}

export interface NewCustomer {
  userId?: string | undefined;
  displayName: string;
  pictureUrl?: string | null | undefined;
  statusMessage?: string | null | undefined;
  language?: string | null | undefined;
  isFollowing?: boolean | undefined;
  profileAvailable?: boolean | undefined;
}

/** Every customer of the simulated platform, with the chat on his or her phone. */
export class CustomerDirectory {
  private readonly customers = new Map<string, Customer>();

  constructor(
    private readonly clock: Clock,
    private readonly mint: IdentifierMint,
    private readonly avatarUrl: (userId: string) => string,
    private readonly capacity: number,
  ) {}

  /** Adds a customer; null when the id is taken or the directory is full. */
  add(input: NewCustomer): Customer | null {
    const userId = input.userId ?? this.mint.newUserId();
    if (this.customers.has(userId) || this.customers.size >= this.capacity) return null;
    const customer: Customer = {
      userId,
      displayName: input.displayName,
      pictureUrl: input.pictureUrl === undefined ? this.avatarUrl(userId) : input.pictureUrl,
      statusMessage: input.statusMessage ?? null,
      language: input.language === undefined ? 'th' : input.language,
      isFollowing: input.isFollowing ?? true,
      profileAvailable: input.profileAvailable ?? true,
      isStandby: false,
      loadingUntil: null,
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

  /** Puts a message on the customer's phone and ends the loading animation if it came from the account. */
  append(
    customer: Customer,
    message: Pick<ChatMessage, 'id' | 'direction' | 'type' | 'message'> & Partial<ChatMessage>,
  ): ChatMessage {
    const entry: ChatMessage = {
      via: null,
      paid: false,
      requestId: null,
      contentPath: null,
      sentAt: new Date(this.clock()).toISOString(),
      readAt: null,
      unsentAt: null,
      ...message,
    };
    customer.chat.add(entry);
    if (entry.direction === 'toCustomer') customer.loadingUntil = null;
    return entry;
  }

  /** Back to the customers a fresh simulator knows, with empty chats. */
  reset(): void {
    this.customers.clear();
    for (const customer of seedCustomers) this.add({ ...customer });
  }
}
