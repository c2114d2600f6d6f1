import { BoundedMap } from './bounded-map';
import type { IdentifierMint } from './identifiers';

const CAPACITY = 50_000;

/**
 * Tokens that stand for one message in one chat and never expire: with one kind the account quotes the
 * message, with the other it marks everything up to the message as read.
 */
export class ChatTokens {
  private readonly issued = new BoundedMap<{ chatId: string; messageId: string }>(CAPACITY);

  constructor(private readonly mint: IdentifierMint) {}

  issue(chatId: string, messageId: string): string {
    const token = this.mint.opaqueToken();
    this.issued.set(token, { chatId, messageId });
    return token;
  }

  find(token: string): { chatId: string; messageId: string } | undefined {
    return this.issued.get(token);
  }

  reset(): void {
    this.issued.clear();
  }
}
