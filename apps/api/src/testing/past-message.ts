import type { TestRows } from '@jsk/testing/test-rows';

interface PastMessage {
  readonly lineUserId: string;
  readonly at: Date;
  /** Of what was sent; what the customer wrote costs nothing. */
  readonly cost?: 'free' | 'paid' | 'coalesced';
}

/** @returns the message's id. */
export async function createPastMessage(
  rows: TestRows,
  { lineUserId, at, cost }: PastMessage,
): Promise<string> {
  const [row] = await rows.select<{ id: string }>(
    `INSERT INTO messages (line_user_id, direction, sender_kind, type, text, state, cost, customer_message_number, created_at)
     VALUES ($1, $2, $3, 'text', 'ข้อความ', $4, $5, 1, $6) RETURNING id`,
    [
      lineUserId,
      cost ? 'OUTGOING' : 'INCOMING',
      cost ? 'OPERATOR' : 'CUSTOMER',
      cost ? 'accepted' : 'received',
      cost ?? null,
      at,
    ],
  );
  return row?.id ?? '';
}
