import type { CSSProperties } from 'react';
import type { FlexComponent } from './flex-types';

/** Flex keywords in pixels, as LINE's phones draw them. */
const TEXT_PX: Readonly<Record<string, number>> = {
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
const GAP_PX: Readonly<Record<string, number>> = { none: 0, xs: 2, sm: 4, md: 8, lg: 12, xl: 16, xxl: 20 };
const IMAGE_PX: Readonly<Record<string, number>> = {
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
const BORDER_PX: Readonly<Record<string, number>> = {
  none: 0,
  light: 0.5,
  normal: 1,
  medium: 2,
  'semi-bold': 3,
  bold: 4,
};
const SELF: Readonly<Record<string, string>> = { top: 'flex-start', center: 'center', bottom: 'flex-end' };

export type ParentLayout = 'horizontal' | 'vertical' | 'baseline';

export function textSize(size: string | undefined): string {
  return lengthOf(size ?? 'md', TEXT_PX);
}

export function gap(value: string | undefined): string | undefined {
  return value === undefined ? undefined : lengthOf(value, GAP_PX);
}

export function imageWidth(size: string | undefined): string {
  return size === 'full' ? '100%' : lengthOf(size ?? 'md', IMAGE_PX);
}

/** "20:13" as CSS writes a ratio. */
export function ratio(aspectRatio: string | undefined): string {
  return (aspectRatio ?? '1:1').replace(':', ' / ');
}

/** How much room a component takes in its box, and how far it keeps from its neighbour. */
export function placement(component: FlexComponent, parent: ParentLayout, spacing?: string): CSSProperties {
  const isRow = parent !== 'vertical';
  const margin = gap(component.margin ?? spacing);
  const position = offsets(component);
  const style: CSSProperties = {
    flex: growth(component, isRow),
    ...(isRow ? { marginInlineStart: margin, minWidth: 0 } : { marginBlockStart: margin }),
    ...position,
  };
  if (isRow && parent !== 'baseline' && component.gravity) style.alignSelf = SELF[component.gravity];
  return style;
}

/** In a row everything shares the width unless told otherwise; in a column nothing grows by itself. */
function growth({ flex, type, width }: FlexComponent, isRow: boolean): string {
  const isFixed = type === 'icon' || type === 'separator' || (type === 'box' && width !== undefined);
  if (flex === undefined) return isRow && !isFixed ? '1 1 0' : '0 0 auto';
  if (flex === 0) return '0 0 auto';
  return isRow ? `${flex} 1 0` : `${flex} 0 auto`;
}

function offsets(component: FlexComponent): CSSProperties {
  const { position, offsetTop, offsetBottom, offsetStart, offsetEnd } = component;
  const hasOffset = offsetTop ?? offsetBottom ?? offsetStart ?? offsetEnd;
  if (!position && !hasOffset) return {};
  return {
    position: position ?? 'relative',
    top: gap(offsetTop),
    bottom: gap(offsetBottom),
    insetInlineStart: gap(offsetStart),
    insetInlineEnd: gap(offsetEnd),
  };
}

/** The look of a box: padding, border, background and how it lays out what is inside. */
export function boxLook(box: FlexComponent): CSSProperties {
  const isRow = box.layout !== 'vertical';
  return {
    display: 'flex',
    flexDirection: isRow ? 'row' : 'column',
    alignItems: box.layout === 'baseline' ? 'baseline' : box.alignItems,
    justifyContent: box.justifyContent,
    paddingBlockStart: gap(box.paddingTop ?? box.paddingAll),
    paddingBlockEnd: gap(box.paddingBottom ?? box.paddingAll),
    paddingInlineStart: gap(box.paddingStart ?? box.paddingAll),
    paddingInlineEnd: gap(box.paddingEnd ?? box.paddingAll),
    backgroundColor: box.backgroundColor,
    backgroundImage: gradient(box.background),
    borderRadius: box.cornerRadius === undefined ? undefined : lengthOf(box.cornerRadius, GAP_PX),
    ...border(box),
    width: box.width,
    maxWidth: box.maxWidth,
    height: box.height,
    maxHeight: box.maxHeight,
    overflow: box.cornerRadius || box.height ? 'hidden' : undefined,
    position: box.position ?? 'relative',
  };
}

function border({ borderWidth, borderColor }: FlexComponent): CSSProperties {
  if (borderWidth === undefined) return {};
  return {
    borderStyle: 'solid',
    borderWidth: lengthOf(borderWidth, BORDER_PX),
    borderColor: borderColor ?? 'currentColor',
  };
}

function gradient(background: FlexComponent['background']): string | undefined {
  if (!background) return undefined;
  const { angle, startColor, centerColor, endColor } = background;
  return `linear-gradient(${[angle, startColor, centerColor, endColor].filter(Boolean).join(', ')})`;
}

function lengthOf(value: string, keywords: Readonly<Record<string, number>>): string {
  const known = keywords[value];
  return known === undefined ? value : `${known}px`;
}
