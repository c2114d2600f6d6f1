import type { Inspection } from './inspection';

/** Where an action stands decides whether it needs a label and how long that may be. */
export interface ActionPlace {
  readonly labelMax: number;
  readonly labelRequired: boolean;
  /** Actions that only a quick reply may carry. */
  readonly isQuickReply?: boolean;
}

const PLAIN_TYPES = ['postback', 'message', 'uri', 'datetimepicker', 'richmenuswitch', 'clipboard'];
const QUICK_REPLY_TYPES = [
  'postback',
  'message',
  'uri',
  'datetimepicker',
  'clipboard',
  'camera',
  'cameraRoll',
  'location',
];
const ALIAS = /^[a-z0-9_-]{1,32}$/;

/**
 * What LINE requires of an action object.
 * Source: https://developers.line.biz/en/reference/messaging-api/#action-objects
 */
export function inspectAction(action: Inspection, place: ActionPlace): void {
  if (!action.isObject) return action.complain('must be specified');
  if (!action.at('type').oneOf(place.isQuickReply ? QUICK_REPLY_TYPES : PLAIN_TYPES)) return;
  const label = action.at('label');
  if (place.labelRequired) label.requiredText(place.labelMax, 'grapheme');
  else label.optionalText(place.labelMax, 'grapheme');
  inspectOwnProperties(action);
}

function inspectOwnProperties(action: Inspection): void {
  switch (action.at('type').value) {
    case 'postback':
      return inspectPostback(action);
    case 'message':
      return action.at('text').requiredText(300, 'grapheme');
    case 'uri':
      return action.at('uri').requiredActionUri();
    case 'datetimepicker':
      action.at('data').requiredText(300);
      return void action.at('mode').oneOf(['date', 'time', 'datetime']);
    case 'richmenuswitch':
      action.at('data').requiredText(300);
      return action.at('richMenuAliasId').pattern(ALIAS);
    case 'clipboard':
      return action.at('clipboardText').requiredText(1000);
    default:
      return;
  }
}

function inspectPostback(action: Inspection): void {
  action.at('data').requiredText(300);
  action.at('displayText').optionalText(300, 'grapheme');
  action.at('text').optionalText(300, 'grapheme');
  action.at('fillInText').optionalText(300, 'grapheme');
  action.at('inputOption').optionalOneOf(['closeRichMenu', 'openRichMenu', 'openKeyboard', 'openVoice']);
  if (action.at('displayText').isPresent && action.at('text').isPresent) {
    action.at('text').complain('displayText and text cannot be specified together');
  }
}
