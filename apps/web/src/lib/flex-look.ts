import type { CSSProperties } from 'react';

/**
 * Reads what a Flex message says about its looks and gives it as CSS. A Flex message is somebody else's text: only values
 * of the known forms get through, so that nothing in it can load, cover or move anything outside its bubble.
 * Keywords, units and defaults: https://developers.line.biz/en/docs/messaging-api/flex-message-elements/ and
 * https://developers.line.biz/en/docs/messaging-api/flex-message-layout/
 */

/** A part of a Flex message, of which nothing is known yet. */
export type FlexPart = Readonly<Record<string, unknown>>;
export type FlexLayout = 'vertical' | 'horizontal' | 'baseline';

type Keywords = Readonly<Record<string, number>>;

// Keywords in pixels, as LINE's phones draw them.
const textSizes: Keywords = {
  xxs: 11,
  xs: 13,
  sm: 14,
  md: 16,
  lg: 19,
  xl: 22,
  xxl: 29,
  '3xl': 35,
  '4xl': 48,
  '5xl': 74,
};
const gaps: Keywords = { none: 0, xs: 2, sm: 4, md: 8, lg: 12, xl: 16, xxl: 20 };
const imageSizes: Keywords = {
  xxs: 40,
  xs: 60,
  sm: 80,
  md: 100,
  lg: 120,
  xl: 140,
  xxl: 160,
  '3xl': 180,
  '4xl': 200,
  '5xl': 220,
};
const borders: Keywords = { none: 0, light: 0.5, normal: 1, medium: 2, 'semi-bold': 3, bold: 4 };
const bubbleWidths: Keywords = {
  nano: 120,
  micro: 160,
  deca: 220,
  hecto: 241,
  kilo: 260,
  mega: 300,
  giga: 386,
};
const ends: Readonly<Record<string, string>> = {
  top: 'flex-start',
  start: 'flex-start',
  'flex-start': 'flex-start',
  center: 'center',
  bottom: 'flex-end',
  end: 'flex-end',
  'flex-end': 'flex-end',
  'space-between': 'space-between',
  'space-around': 'space-around',
  'space-evenly': 'space-evenly',
};

/** LINE allows 3 times the width. */
const maxHeightOfWidth = 3;

/** The value as a part of a Flex message; null for anything that is not an object. */
export function partOf(value: unknown): FlexPart | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as FlexPart) : null;
}

export function partsOf(value: unknown): FlexPart[] {
  return Array.isArray(value) ? value.map(partOf).filter((part) => part !== null) : [];
}

export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** An address from which a picture may be loaded; null for any but https. */
export function pictureUrlOf(value: unknown): string | null {
  const url = typeof value === 'string' && URL.canParse(value) ? new URL(value) : null;
  return url?.protocol === 'https:' ? url.href : null;
}

export function colorOf(value: unknown): string | undefined {
  return typeof value === 'string' && /^#(?:[\da-f]{6}|[\da-f]{8})$/i.test(value) ? value : undefined;
}

export function bubbleWidth(size: unknown): number {
  return own(bubbleWidths, size) ?? 300;
}

/** @returns width / height as CSS writes it */
export function ratioOf(value: unknown): string {
  const [, width, height] = /^(\d{1,5}(?:\.\d{1,5})?):(\d{1,5}(?:\.\d{1,5})?)$/.exec(textOf(value)) ?? [];
  const [wide, high] = [Number(width), Number(height)];
  const isDrawable = wide > 0 && high > 0 && high <= wide * maxHeightOfWidth;
  return isDrawable ? `${wide} / ${high}` : '1 / 1';
}

export function textSize(size: unknown): string {
  return lengthOf(size, textSizes) ?? '16px';
}

export function gap(size: unknown): string {
  return lengthOf(size, gaps) ?? '8px';
}

export function imageWidth(size: unknown): string {
  return size === 'full' ? '100%' : (lengthOf(size, imageSizes) ?? '100px');
}

/** How letters look, of a text or of a part of one. */
export function letters({ color, weight, style, decoration }: FlexPart): CSSProperties {
  return {
    color: colorOf(color),
    fontWeight: weight === 'bold' ? 700 : weight === 'regular' ? 400 : undefined,
    fontStyle: style === 'italic' ? 'italic' : style === 'normal' ? 'normal' : undefined,
    textDecoration: decoration === 'underline' || decoration === 'line-through' ? decoration : undefined,
  };
}

/** How much room a component takes in its box, and how far it keeps from the one before. */
export function placement(part: FlexPart, parent: FlexLayout, spacing: unknown): CSSProperties {
  const isRow = parent !== 'vertical';
  const distance = lengthOf(part['margin'], gaps) ?? lengthOf(spacing, gaps);
  return {
    flex: growth(part, isRow),
    ...(isRow ? { marginInlineStart: distance, minWidth: 0 } : { marginBlockStart: distance }),
    ...(parent === 'horizontal' && { alignSelf: own(ends, part['gravity']) }),
    ...offsets(part),
  };
}

/** In a row everything shares the width unless told otherwise; in a column nothing grows by itself. */
function growth({ flex, type, width }: FlexPart, isRow: boolean): string {
  if (typeof flex === 'number' && Number.isInteger(flex) && flex >= 0) {
    if (flex === 0) return '0 0 auto';
    return isRow ? `${flex} 1 0` : `${flex} 0 auto`;
  }
  if (type === 'filler') return '1 1 0';
  const hasOwnSize =
    type === 'icon' || type === 'separator' || type === 'spacer' || (type === 'box' && width !== undefined);
  return isRow && !hasOwnSize ? '1 1 0' : '0 0 auto';
}

function offsets(part: FlexPart): CSSProperties {
  const isAbsolute = part['position'] === 'absolute';
  const [top, bottom, start, end] = ['offsetTop', 'offsetBottom', 'offsetStart', 'offsetEnd'].map((side) =>
    lengthOf(part[side], gaps),
  );
  if (!isAbsolute && !top && !bottom && !start && !end) return {};
  return {
    position: isAbsolute ? 'absolute' : 'relative',
    top,
    bottom,
    insetInlineStart: start,
    insetInlineEnd: end,
  };
}

/**
 * The look of a box: padding, border, background and how it lays out what is inside.
 * @param padding where the box says nothing, in px
 */
export function boxLook(box: FlexPart, padding: number): CSSProperties {
  const all = lengthOf(box['paddingAll'], gaps) ?? `${padding}px`;
  const sides = ['paddingTop', 'paddingEnd', 'paddingBottom', 'paddingStart'];
  const [top, end, bottom, start] = sides.map((side) => lengthOf(box[side], gaps) ?? all);
  const isClipped = box['cornerRadius'] !== undefined || box['height'] !== undefined;
  return {
    display: 'flex',
    flexDirection: layoutOf(box) === 'vertical' ? 'column' : 'row',
    alignItems: layoutOf(box) === 'baseline' ? 'baseline' : own(ends, box['alignItems']),
    justifyContent: own(ends, box['justifyContent']),
    paddingBlock: `${top} ${bottom}`,
    paddingInline: `${start} ${end}`,
    backgroundColor: colorOf(box['backgroundColor']),
    backgroundImage: gradientOf(box['background']),
    ...borderOf(box),
    borderRadius: lengthOf(box['cornerRadius'], gaps),
    width: lengthOf(box['width'], {}),
    maxWidth: lengthOf(box['maxWidth'], {}),
    height: lengthOf(box['height'], {}),
    maxHeight: lengthOf(box['maxHeight'], {}),
    overflow: isClipped ? 'hidden' : undefined,
    position: 'relative',
  };
}

export function layoutOf({ layout }: FlexPart): FlexLayout {
  return layout === 'horizontal' || layout === 'baseline' ? layout : 'vertical';
}

function borderOf(box: FlexPart): CSSProperties {
  const borderWidth = lengthOf(box['borderWidth'], borders);
  if (borderWidth === undefined) return {};
  return { borderStyle: 'solid', borderWidth, borderColor: colorOf(box['borderColor']) ?? 'currentcolor' };
}

function gradientOf(value: unknown): string | undefined {
  const background = partOf(value);
  const angle = /^-?\d{1,3}(?:\.\d{1,3})?deg$/.exec(textOf(background?.['angle']))?.[0];
  const [from, to] = [colorOf(background?.['startColor']), colorOf(background?.['endColor'])];
  if (!angle || !from || !to) return undefined;
  const center = colorOf(background?.['centerColor']);
  const at = /^\d{1,3}(?:\.\d{1,3})?%$/.exec(textOf(background?.['centerPosition']))?.[0] ?? '50%';
  return `linear-gradient(${[angle, from, ...(center ? [`${center} ${at}`] : []), to].join(', ')})`;
}

/** A keyword, pixels or a percentage; anything else is left out. */
function lengthOf(value: unknown, keywords: Keywords): string | undefined {
  const known = own(keywords, value);
  if (known !== undefined) return `${known}px`;
  return /^\d{1,4}(?:\.\d{1,4})?(?:px|%)$/.exec(textOf(value))?.[0];
}

/** What stands under a keyword: `constructor` and the like are none. */
function own<Value>(table: Readonly<Record<string, Value>>, keyword: unknown): Value | undefined {
  return typeof keyword === 'string' && Object.hasOwn(table, keyword) ? table[keyword] : undefined;
}
