import {
  bulkAssign,
  bulkClose,
  type BulkOutcome,
  bulkRead,
  type BulkResult,
  bulkTag,
} from '@jsk/contracts/conversation-bulk';
import { tagCustomers } from '@jsk/contracts/customers';
import type { InputOf } from '@jsk/contracts/endpoint';
import { useMutation } from '@tanstack/react-query';
import { call } from '@/lib/api-client';

/** What an operator says of conversations that are to be closed. */
export type BulkClosing = Omit<InputOf<typeof bulkClose>, 'lineUserIds'>;

/** What can be done to several conversations at once. */
export type BulkAct =
  | { kind: 'assign'; toOperatorId: string }
  | { kind: 'tag'; tagId: string }
  | ({ kind: 'close' } & BulkClosing)
  | { kind: 'read' };

export type BulkFailure = Extract<BulkResult, { ok: false }>;

interface BulkOrder {
  act: BulkAct;
  lineUserIds: string[];
}

function perform({ act, lineUserIds }: BulkOrder): Promise<BulkOutcome> {
  switch (act.kind) {
    case 'assign':
      return call(bulkAssign, { lineUserIds, toOperatorId: act.toOperatorId });
    case 'tag':
      return call(bulkTag, { lineUserIds, tagId: act.tagId });
    case 'close':
      return call(bulkClose, { lineUserIds, reason: act.reason, tagIds: act.tagIds });
    case 'read':
      return call(bulkRead, { lineUserIds });
  }
}

/** The rows change by the socket, like everything that happens to a conversation. */
export function useBulkAct() {
  return useMutation({ mutationFn: perform });
}

/** Takes back a tag. Throws ApiProblem. */
export const untagAll = (input: { tagId: string; lineUserIds: string[] }) =>
  call(tagCustomers, { ...input, action: 'remove' });
