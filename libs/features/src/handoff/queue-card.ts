import type { OutgoingContent } from '../messages';

/** Where a customer stands who waits for a person. */
export interface QueuePlace {
  readonly sessionId: string;
  /** 1 is the one who has waited longest. */
  readonly position: number;
  /** How many wait altogether. */
  readonly waiting: number;
  readonly estimateSeconds: number;
}

const green = '#047A3A';
const grey = '#6B7280';

/**
 * The place in the queue as a card, with a button for a newer one and one for leaving. Both name their session, so that
 * a card of last week does nothing today.
 *
 * @see https://developers.line.biz/en/reference/messaging-api/#flex-message
 */
export function queueCard({ sessionId, position, waiting, estimateSeconds }: QueuePlace): OutgoingContent {
  const place = `คิวที่ ${position}`;
  const minutes = `${Math.max(1, Math.ceil(estimateSeconds / 60))} นาที`;
  const altText = `${place} · รอประมาณ ${minutes}`;
  const contents = {
    type: 'bubble',
    size: 'kilo',
    body: {
      type: 'box',
      layout: 'vertical',
      spacing: 'sm',
      contents: [
        { type: 'text', text: 'คิวของคุณ', size: 'xs', color: grey },
        { type: 'text', text: place, size: 'xxl', weight: 'bold', color: green },
        row('จำนวนผู้รอทั้งหมด', `${waiting} คน`),
        row('เวลารอโดยประมาณ', minutes),
      ],
    },
    footer: {
      type: 'box',
      layout: 'vertical',
      spacing: 'sm',
      contents: [
        button('ดูคิวล่าสุด', `action=queue_position&session=${sessionId}`, { style: 'primary', color: green }),
        button('ออกจากคิว', `action=leave_queue&session=${sessionId}`, { style: 'link', color: grey }),
      ],
    },
  };
  return { type: 'flex', text: altText, payload: { kind: 'flex', altText, contents } };
}

function row(label: string, value: string) {
  return {
    type: 'box',
    layout: 'horizontal',
    contents: [
      { type: 'text', text: label, size: 'sm', color: grey, flex: 3 },
      { type: 'text', text: value, size: 'sm', align: 'end', flex: 2 },
    ],
  };
}

/** What is tapped also appears as said, so that the chat shows why an answer came. */
function button(label: string, data: string, look: { style: 'primary' | 'link'; color: string }) {
  const action = { type: 'postback', label, data, displayText: label };
  return { type: 'button', height: 'sm', ...look, action };
}
