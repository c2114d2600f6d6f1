import type { messagingApi } from '@line/bot-sdk';

/** What happens when the customer taps a button or an area. */
export type TapAction =
  /** The customer says the text. */
  | { kind: 'message'; text: string }
  /** We are told the data; the customer appears to say `displayText`, or nothing. */
  | { kind: 'postback'; data: string; displayText?: string }
  /** Opens an address of scheme http, https, line or tel. */
  | { kind: 'uri'; uri: string };

/** @see https://developers.line.biz/en/reference/messaging-api/#action-objects */
export function toLineAction(action: TapAction, label: string | undefined): messagingApi.Action {
  switch (action.kind) {
    case 'message':
      return { type: 'message', label, text: action.text };
    case 'postback':
      return { type: 'postback', label, data: action.data, displayText: action.displayText };
    case 'uri':
      return { type: 'uri', label, uri: action.uri };
  }
}
