import { checkActionUri } from './action-limits';
import { checkLength, checkUrl, type LimitProblem, type OutgoingRules, problemUnless } from './limit-checks';
import { type Imagemap, IMAGEMAP_WIDTHS, type ImagemapTapArea } from './outgoing-message';

/** Areas of one imagemap (#imagemap-message). */
export const MAX_IMAGEMAP_AREAS = 50;
/** Units of what a customer says by a tap on an area (#imagemap-message-action-object). */
export const MAX_IMAGEMAP_TEXT_UNITS = 400;

/**
 * Says everything for which LINE would refuse an imagemap, besides its alternative text.
 * @see https://developers.line.biz/en/reference/messaging-api/#imagemap-message
 */
export function checkImagemap(imagemap: Imagemap, rules: OutgoingRules, path: string): LimitProblem[] {
  const { baseUrl, height, areas } = imagemap;
  return [
    ...checkUrl(baseUrl, rules, `${path}.baseUrl`),
    ...problemUnless(
      Number.isInteger(height) && height >= 1,
      `${path}.baseSize.height`,
      'must be a whole number of pixels',
    ),
    ...problemUnless(
      areas.length <= MAX_IMAGEMAP_AREAS,
      `${path}.actions`,
      `must be at most ${MAX_IMAGEMAP_AREAS} areas`,
    ),
    ...areas.flatMap((area, index) => checkArea(area, height, `${path}.actions[${index}]`)),
  ];
}

function checkArea({ bounds, action }: ImagemapTapArea, pictureHeight: number, path: string): LimitProblem[] {
  const { x, y, width, height } = bounds;
  const isInside =
    [x, y, width, height].every(Number.isInteger) &&
    Math.min(x, y) >= 0 &&
    Math.min(width, height) >= 1 &&
    x + width <= IMAGEMAP_WIDTHS[0] &&
    y + height <= pictureHeight;
  return [
    ...problemUnless(isInside, `${path}.area`, 'must be whole pixels inside the picture'),
    ...(action.kind === 'uri'
      ? checkActionUri(action.uri, `${path}.linkUri`)
      : checkLength(action.text, MAX_IMAGEMAP_TEXT_UNITS, `${path}.text`)),
  ];
}
