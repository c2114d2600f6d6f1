import { getClosingRules } from '@jsk/contracts/closing';
import {
  bulkAssign,
  bulkClose,
  type BulkOutcome,
  bulkRead,
  type BulkResult,
  bulkTag,
} from '@jsk/contracts/conversation-bulk';
import { queryOptions, useMutation } from '@tanstack/react-query';
import { call } from '@/lib/api-client';

/** What can be done to several conversations at once. */
export type BulkAct =
  | { kind: 'assign'; toOperatorId: string }
  | { kind: 'tag'; tagId: string }
  | { kind: 'close'; reason?: string }
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
      return call(bulkClose, { lineUserIds, ...(act.reason && { reason: act.reason }) });
    case 'read':
      return call(bulkRead, { lineUserIds });
  }
}

/** The rows change by the socket, like everything that happens to a conversation. */
export function useBulkAct() {
  return useMutation({ mutationFn: perform });
}

export const closingRulesOptions = queryOptions({
  queryKey: ['closing-rules'],
  queryFn: ({ signal }) => call(getClosingRules, {}, { signal }),
  // An administrator may have changed them, and the socket does not tell.
  refetchOnMount: 'always',
});
