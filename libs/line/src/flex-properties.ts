import { isRecord } from './event-fields';

/** What LINE takes as the value of a property. */
export interface PropertyCheck {
  isMet(value: unknown): boolean;
  readonly message: string;
  readonly isRequired?: true;
}

const sizes = ['xxs', 'xs', 'sm', 'md', 'lg', 'xl', 'xxl', '3xl', '4xl', '5xl'];
const spaces = ['none', 'xs', 'sm', 'md', 'lg', 'xl', 'xxl'];
const decimal = String.raw`\d{1,5}(\.\d{1,5})?`;
const pixels = `${decimal}px`;
const pixelsOrPercent = `${decimal}(px|%)`;

/** Elements of other checks look into it: only its kind is checked here. */
const list: PropertyCheck = { isMet: Array.isArray, message: 'must be a list' };
const object: PropertyCheck = { isMet: isRecord, message: 'must be an object' };
const flag: PropertyCheck = {
  isMet: (value) => typeof value === 'boolean',
  message: 'must be true or false',
};
const text: PropertyCheck = { isMet: (value) => typeof value === 'string', message: 'must be a text' };
const count: PropertyCheck = {
  isMet: (value) => typeof value === 'number' && value >= 0,
  message: 'must be a number, 0 or more',
};
const color = shaped('#([0-9A-Fa-f]{6}|[0-9A-Fa-f]{8})', 'must be a colour as #RRGGBB or #RRGGBBAA');
const ratio = shaped(`${decimal}:${decimal}`, 'must be a ratio as 20:13');
const space = shaped(`${spaces.join('|')}|${pixels}`, `must be ${spaces.join(', ')} or a length as 10px`);
const padding = shaped(
  `${spaces.join('|')}|${pixelsOrPercent}`,
  `must be ${spaces.join(', ')} or a length as 10px or 5%`,
);
const offset = shaped(
  `${spaces.join('|')}|-?${pixelsOrPercent}`,
  `must be ${spaces.join(', ')} or a length as 10px or 5%`,
);
const length = shaped(pixelsOrPercent, 'must be a length as 10px or 5%');
const textSize = shaped(`${sizes.join('|')}|${pixels}`, `must be ${sizes.join(', ')} or a size as 16px`);
const imageSize = shaped(
  `${sizes.join('|')}|full|${pixelsOrPercent}`,
  `must be ${sizes.join(', ')}, full or a size as 40px or 50%`,
);

const type = required(text);
const align = oneOf('start', 'end', 'center');
const gravity = oneOf('top', 'bottom', 'center');
const textLook = {
  size: textSize,
  color,
  weight: oneOf('regular', 'bold'),
  style: oneOf('normal', 'italic'),
  decoration: oneOf('none', 'underline', 'line-through'),
};
const place = {
  margin: space,
  position: oneOf('relative', 'absolute'),
  offsetTop: offset,
  offsetBottom: offset,
  offsetStart: offset,
  offsetEnd: offset,
};

/**
 * The properties of each part of a Flex message; LINE refuses all others.
 * @see https://developers.line.biz/en/reference/messaging-api/#flex-message
 */
export const flexProperties = {
  carousel: { type, contents: list },
  bubble: {
    type,
    size: oneOf('nano', 'micro', 'deca', 'hecto', 'kilo', 'mega', 'giga'),
    direction: oneOf('ltr', 'rtl'),
    header: object,
    hero: object,
    body: object,
    footer: object,
    styles: object,
    action: object,
  },
  style: { backgroundColor: color, separator: flag, separatorColor: color },
  box: {
    type,
    layout: required(oneOf('horizontal', 'vertical', 'baseline')),
    contents: list,
    backgroundColor: color,
    borderColor: color,
    borderWidth: shaped(
      `none|light|normal|medium|semi-bold|bold|${pixels}`,
      'must be none, light, normal, medium, semi-bold, bold or a width as 2px',
    ),
    cornerRadius: space,
    spacing: space,
    width: length,
    maxWidth: length,
    height: length,
    maxHeight: length,
    justifyContent: oneOf(
      'flex-start',
      'center',
      'flex-end',
      'space-between',
      'space-around',
      'space-evenly',
    ),
    alignItems: oneOf('flex-start', 'center', 'flex-end'),
    background: object,
    action: object,
    flex: count,
    paddingAll: padding,
    paddingTop: padding,
    paddingBottom: padding,
    paddingStart: padding,
    paddingEnd: padding,
    ...place,
  },
  text: {
    type,
    text,
    contents: list,
    adjustMode: oneOf('shrink-to-fit'),
    align,
    gravity,
    wrap: flag,
    lineSpacing: shaped(pixels, 'must be a length as 10px'),
    maxLines: count,
    scaling: flag,
    action: object,
    flex: count,
    ...textLook,
    ...place,
  },
  span: { type, text: required(text), ...textLook },
  image: {
    type,
    url: required(text),
    align,
    gravity,
    size: imageSize,
    aspectRatio: ratio,
    aspectMode: oneOf('cover', 'fit'),
    backgroundColor: color,
    animated: flag,
    action: object,
    flex: count,
    ...place,
  },
  icon: { type, url: required(text), size: textSize, aspectRatio: ratio, scaling: flag, ...place },
  video: {
    type,
    url: required(text),
    previewUrl: required(text),
    altContent: object,
    aspectRatio: ratio,
    action: object,
  },
  button: {
    type,
    action: object,
    height: oneOf('sm', 'md'),
    style: oneOf('primary', 'secondary', 'link'),
    color,
    gravity,
    adjustMode: oneOf('shrink-to-fit'),
    scaling: flag,
    flex: count,
    ...place,
  },
  separator: { type, margin: space, color },
  filler: { type, flex: count },
  spacer: { type, size: oneOf(...spaces.slice(1)) },
} as const satisfies Record<string, Record<string, PropertyCheck>>;

function oneOf(...values: readonly string[]): PropertyCheck {
  return { isMet: (value) => values.includes(value as string), message: `must be ${values.join(', ')}` };
}

function shaped(pattern: string, message: string): PropertyCheck {
  const shape = new RegExp(`^(?:${pattern})$`);
  return { isMet: (value) => typeof value === 'string' && shape.test(value), message };
}

function required(check: PropertyCheck): PropertyCheck {
  return { ...check, isRequired: true };
}
