import { apiPrefix } from '@jsk/contracts/endpoint';
import type { Message, MessageError, MessagePayload } from '@jsk/contracts/messages';
import type { MessageEntity } from './message.entity';

/** A message as `messageColumns` selects it. */
export type MessageRow = Omit<
  MessageEntity,
  | 'lineMessageId'
  | 'quoteToken'
  | 'deliveryId'
  | 'notBefore'
  | 'quotedToken'
  | 'customerMessageNumber'
  | 'searchText'
> & { readonly isQuotable: boolean };

/** Columns of `messages m`, under the names of `MessageRow`. */
export const messageColumns = `m.id, m.line_user_id AS "lineUserId", m.session_id AS "sessionId", m.direction,
  m.sender_kind AS "senderKind", m.sender_operator_id AS "senderOperatorId", m.sender_name AS "senderName", m.type,
  m.text, m.payload, m.state, m.via, m.cost, m.quote_token IS NOT NULL AS "isQuotable",
  m.edited_at AS "editedAt", m.client_id AS "clientId", m.quoted_message_id AS "quotedMessageId",
  m.error_code AS "errorCode", m.error_message AS "errorMessage", m.created_at AS "createdAt"`;

export function presentMessage(row: MessageRow): Message {
  return {
    id: row.id,
    lineUserId: row.lineUserId,
    sessionId: row.sessionId,
    direction: row.direction,
    sender: { kind: row.senderKind, id: row.senderOperatorId, name: row.senderName },
    type: row.type,
    text: row.text,
    payload: presentPayload(row),
    state: row.state,
    via: row.via,
    cost: row.cost,
    isQuotable: row.isQuotable,
    editedAt: row.editedAt?.toISOString() ?? null,
    tempId: row.clientId,
    quotedMessageId: row.quotedMessageId,
    error: row.errorCode
      ? { code: row.errorCode as MessageError['code'], message: row.errorMessage ?? '' }
      : null,
    createdAt: row.createdAt.toISOString(),
  };
}

/** Where a file lies is our own business; the console gets addresses that only a signed-in operator can open. */
function presentPayload({ id, payload }: Pick<MessageRow, 'id' | 'payload'>): MessagePayload | null {
  if (payload?.kind !== 'media') return payload;
  const { media, file } = payload;
  if (media.status !== 'ready') return { kind: 'media', media };
  const url = `${apiPrefix}/media/${id}`;
  return { kind: 'media', media: { ...media, url, previewUrl: file?.previewKey ? `${url}/preview` : null } };
}
