import type { LineAction } from '../../model/types';

/** A Flex component; LINE has checked it, so every property may be read as optional. */
export interface FlexComponent {
  type: string;
  layout?: 'horizontal' | 'vertical' | 'baseline';
  contents?: FlexComponent[];
  text?: string;
  url?: string;
  previewUrl?: string;
  action?: LineAction;
  flex?: number;
  margin?: string;
  spacing?: string;
  size?: string;
  align?: 'start' | 'end' | 'center';
  gravity?: 'top' | 'bottom' | 'center';
  weight?: 'regular' | 'bold';
  color?: string;
  style?: string;
  decoration?: string;
  wrap?: boolean;
  maxLines?: number;
  lineSpacing?: string;
  aspectRatio?: string;
  aspectMode?: 'cover' | 'fit';
  backgroundColor?: string;
  borderColor?: string;
  borderWidth?: string;
  cornerRadius?: string;
  height?: string;
  width?: string;
  maxWidth?: string;
  maxHeight?: string;
  justifyContent?: string;
  alignItems?: string;
  position?: 'relative' | 'absolute';
  offsetTop?: string;
  offsetBottom?: string;
  offsetStart?: string;
  offsetEnd?: string;
  paddingAll?: string;
  paddingTop?: string;
  paddingBottom?: string;
  paddingStart?: string;
  paddingEnd?: string;
  background?: { type: string; angle: string; startColor: string; endColor: string; centerColor?: string };
}

interface FlexBlockStyle {
  backgroundColor?: string;
  separator?: boolean;
  separatorColor?: string;
}

export interface FlexBubble {
  type: 'bubble';
  size?: string;
  direction?: 'ltr' | 'rtl';
  header?: FlexComponent;
  hero?: FlexComponent;
  body?: FlexComponent;
  footer?: FlexComponent;
  styles?: Partial<Record<'header' | 'hero' | 'body' | 'footer', FlexBlockStyle>>;
  action?: LineAction;
}

export interface FlexCarousel {
  type: 'carousel';
  contents: FlexBubble[];
}
