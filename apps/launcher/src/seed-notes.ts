import type { Client } from 'pg';

/** A colleague's note beside each conversation that is being answered; it mentions whoever answers. */
export async function seedNotes(database: Client): Promise<void> {
  await database.query(
    `WITH note AS (
       INSERT INTO messages (line_user_id, session_id, direction, sender_kind, sender_operator_id, sender_name, type,
                             text, payload, state, customer_message_number, created_at)
       SELECT c.line_user_id, s.id, 'OUTGOING', 'OPERATOR', colleague.id, colleague.display_name, 'note',
              '@' || owner.display_name || ' ลูกค้ารายนี้เคยขอใบกำกับภาษีในนามบริษัท ดูที่อยู่ได้จากแชตเดือนก่อน',
              jsonb_build_object('kind', 'note', 'mentions',
                jsonb_build_array(jsonb_build_object('id', owner.id::text, 'name', owner.display_name))),
              'received', c.customer_message_count, least(now(), c.last_message_at + interval '20 seconds')
         FROM sessions s JOIN customers c ON c.line_user_id = s.line_user_id
         JOIN operators owner ON owner.id = s.operator_id
         CROSS JOIN LATERAL (SELECT id, display_name FROM operators
                              WHERE id <> owner.id AND role = 'AGENT' ORDER BY id LIMIT 1) colleague
        WHERE s.status = 'ACTIVE'
       RETURNING id, line_user_id, session_id
     )
     INSERT INTO note_mentions (message_id, operator_id, line_user_id)
     SELECT note.id, s.operator_id, note.line_user_id FROM note JOIN sessions s ON s.id = note.session_id`,
  );
}
