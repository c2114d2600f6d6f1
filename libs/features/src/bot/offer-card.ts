import type { OutgoingContent } from '../messages';

/** On the button, and what the customer says by tapping it. */
const talkToPerson = 'คุยกับเจ้าหน้าที่';

/** What the customer's tap says to us; the handoff feature understands it. */
const handoffData = 'action=handoff';

/** A question with a button that calls a person. @param text of the settings */
export function offerCard(text: string): OutgoingContent {
  const contents = {
    type: 'bubble',
    size: 'kilo',
    body: { type: 'box', layout: 'vertical', contents: [{ type: 'text', text, wrap: true, size: 'md' }] },
    footer: {
      type: 'box',
      layout: 'vertical',
      contents: [
        {
          type: 'button',
          style: 'primary',
          height: 'sm',
          action: { type: 'postback', label: talkToPerson, data: handoffData, displayText: talkToPerson },
        },
      ],
    },
  };
  return { type: 'flex', text, payload: { kind: 'flex', altText: text, contents } };
}
