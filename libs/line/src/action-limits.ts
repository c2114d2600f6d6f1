import { checkCharacters, checkLength, isEncodedUri, type LimitProblem, problemUnless } from './limit-checks';

/** Characters of the label of a quick reply and of a rich menu's area (#action-object-label-spec). */
export const MAX_LABEL_CHARACTERS = 20;
/** Characters of an action's label inside a Flex message (#action-object-label-spec). */
export const MAX_FLEX_LABEL_CHARACTERS = 40;
/** Characters of the text that a tapped message action says (#message-action). */
export const MAX_ACTION_TEXT_CHARACTERS = 300;
/** Units of the data of a postback (#postback-action). */
export const MAX_POSTBACK_DATA_UNITS = 300;
/** Units of the address that an action opens (#uri-action). */
export const MAX_URI_UNITS = 1000;

/**
 * The limits of an action object of LINE, whatever holds it (#message-action, #postback-action, #uri-action). Actions of
 * other types, and properties that are not texts, are left to LINE.
 *
 * @param maxLabelCharacters depends on what holds the action (#action-object-label-spec)
 */
export function checkLineAction(
  action: Readonly<Record<string, unknown>>,
  maxLabelCharacters: number,
  path: string,
): LimitProblem[] {
  const { type, label, text, data, displayText, uri } = action;
  const problems: LimitProblem[] = [];
  if (typeof label === 'string') {
    problems.push(...checkCharacters(label, maxLabelCharacters, `${path}.label`));
  }
  if (type === 'message' && typeof text === 'string') {
    problems.push(...checkCharacters(text, MAX_ACTION_TEXT_CHARACTERS, `${path}.text`));
  }
  if (type === 'postback' && typeof data === 'string') {
    problems.push(...checkLength(data, MAX_POSTBACK_DATA_UNITS, `${path}.data`));
  }
  if (type === 'postback' && typeof displayText === 'string') {
    problems.push(...checkCharacters(displayText, MAX_ACTION_TEXT_CHARACTERS, `${path}.displayText`));
  }
  if (type === 'uri' && typeof uri === 'string') problems.push(...checkActionUri(uri, `${path}.uri`));
  return problems;
}

/** For addresses that a tap opens (#uri-action). */
export function checkActionUri(uri: string, path: string): LimitProblem[] {
  return [
    ...checkLength(uri, MAX_URI_UNITS, path),
    ...problemUnless(
      isEncodedUri(uri, ['http:', 'https:', 'line:', 'tel:']),
      path,
      'must be an http, https, line or tel URI',
    ),
  ];
}
