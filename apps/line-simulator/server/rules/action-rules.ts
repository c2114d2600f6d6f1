import type { Inspection } from './inspection';

/** Where an action stands decides whether it needs a label and how long that may be. */
export interface ActionPlace {
  readonly labelMax: number;
  readonly labelRequired: boolean;
  /** Quick replies and rich menus may carry actions that nothing else may. */
  readonly place?: 'quickReply' | 'richMenu';
}

const COMMON_TYPES = ['postback', 'message', 'uri', 'datetimepicker', 'clipboard'];
const MORE_TYPES = {
  quickReply: ['camera', 'cameraRoll', 'location'],
  richMenu: ['richmenuswitch'],
} as const;
const ALIAS = /^[a-z0-9_-]{1,32}$/;
/** Source: https://developers.line.biz/en/reference/messaging-api/#date-and-time-format */
const TIME_FORMATS: Readonly<Record<string, RegExp>> = {
  date: /^\d{4}-\d\d-\d\d$/,
  time: /^([01]\d|2[0-3]):[0-5]\d$/,
  datetime: /^\d{4}-\d\d-\d\d[Tt]([01]\d|2[0-3]):[0-5]\d$/,
};

/**
 * What LINE requires of an action object.
 * Source: https://developers.line.biz/en/reference/messaging-api/#action-objects
 */
export function inspectAction(action: Inspection, place: ActionPlace): void {
  if (!action.isObject) return action.complain('must be specified');
  const types = [...COMMON_TYPES, ...(place.place ? MORE_TYPES[place.place] : [])];
  if (!action.at('type').oneOf(types)) return;
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
      return inspectTimePicker(action);
    case 'richmenuswitch':
      action.at('data').requiredText(300);
      return action.at('richMenuAliasId').pattern(ALIAS);
    case 'clipboard':
      return action.at('clipboardText').requiredText(1000);
    default:
      return;
  }
}

function inspectTimePicker(action: Inspection): void {
  action.at('data').requiredText(300);
  if (!action.at('mode').oneOf(Object.keys(TIME_FORMATS))) return;
  const format = TIME_FORMATS[String(action.at('mode').value)];
  if (format) for (const name of ['initial', 'min', 'max']) action.at(name).pattern(format);
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
