import type { ScheduledMessage } from '@jsk/contracts/scheduled-messages';
import type { ScheduledMessageRow } from './scheduled-messages.repository';

export function presentScheduledMessage(row: ScheduledMessageRow): ScheduledMessage {
  const { id, lineUserId, text, cancelIfCustomerWrites, heldReason } = row;
  return {
    id,
    lineUserId,
    operator: { id: row.operatorId, name: row.operatorName },
    text,
    sendAt: row.sendAt.toISOString(),
    cancelIfCustomerWrites,
    state: heldReason ? 'held' : 'open',
    heldReason,
  };
}
