import type { OutgoingContent } from '../messages';
import { ratingData } from './rating-data';

/** Best first, because most customers are content: the nearest to the thumb is what they are likely to tap. */
const choices = [
  { score: 5, label: 'ดีมาก' },
  { score: 4, label: 'ดี' },
  { score: 3, label: 'พอใช้' },
  { score: 2, label: 'ควรปรับปรุง' },
  { score: 1, label: 'ไม่ดี' },
] as const;

const ink = '#1F2937';
const amber = '#B45309';
const ground = '#FFF7E6';

/**
 * The question with five rows to tap, each naming its session, so that an answer can be told from one to another session.
 *
 * @see https://developers.line.biz/en/reference/messaging-api/#flex-message
 */
export function surveyCard(sessionId: string, question: string): OutgoingContent {
  const contents = {
    type: 'bubble',
    size: 'kilo',
    body: {
      type: 'box',
      layout: 'vertical',
      spacing: 'sm',
      contents: [
        { type: 'text', text: question, wrap: true, size: 'md', color: ink, margin: 'none' },
        {
          type: 'box',
          layout: 'vertical',
          spacing: 'sm',
          margin: 'lg',
          contents: choices.map((choice) => row(sessionId, choice)),
        },
      ],
    },
  };
  return { type: 'flex', text: question, payload: { kind: 'flex', altText: question, contents } };
}

function row(sessionId: string, { score, label }: (typeof choices)[number]) {
  return {
    type: 'box',
    layout: 'horizontal',
    alignItems: 'center',
    paddingAll: '10px',
    cornerRadius: '8px',
    backgroundColor: ground,
    // What is tapped also appears as said, so that the chat shows why an answer came.
    action: {
      type: 'postback',
      label: `${score} ดาว ${label}`,
      data: ratingData({ sessionId, score }),
      displayText: `ให้ ${score} ดาว`,
    },
    contents: [
      { type: 'text', text: '★'.repeat(score) + '☆'.repeat(5 - score), color: amber, size: 'lg', flex: 0 },
      { type: 'text', text: label, color: ink, size: 'sm', align: 'end', gravity: 'center' },
    ],
  };
}
