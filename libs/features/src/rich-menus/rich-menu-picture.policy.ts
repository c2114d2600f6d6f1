import type { AreaBounds } from '@jsk/contracts/rich-menu-templates';

/** The room that one area of the picture gives to its pictogram and label, all in pixels of the picture. */
export interface AreaRoom {
  readonly tile: AreaBounds;
  /** Side of the pictogram's square; 0 without one. */
  readonly iconSize: number;
  readonly iconGap: number;
  readonly labelWidth: number;
  readonly labelHeight: number;
  /** From the usual one down to the smallest that can be read on a phone. */
  readonly fontSizes: readonly number[];
}

export interface PlacedContent {
  readonly icon: { readonly x: number; readonly y: number };
  /** Of the label's first line, from the upper edge of the picture. */
  readonly baseline: number;
}

/** From one line to the next, as a share of the font size. */
export const lineHeight = 1.3;

/** What a line takes above its baseline, as a share of the font size; the rare higher tone marks reach into the gap. */
const ascent = 0.75;

/** How much room an area gives. @param scale of the picture against one that is 2500 pixels wide. */
export function roomOf(area: AreaBounds, hasIcon: boolean, scale: number): AreaRoom {
  const px = (length: number) => Math.max(1, Math.round(length * scale));
  const tile = {
    x: area.x + px(14),
    y: area.y + px(14),
    width: area.width - 2 * px(14),
    height: area.height - 2 * px(14),
  };
  const isLarge = area.height > px(1200);
  const fontSize = isLarge ? 150 : area.width > px(1000) ? 124 : 106;
  const iconSize = hasIcon ? px(isLarge ? 420 : 260) : 0;
  const iconGap = hasIcon ? px(isLarge ? 130 : 92) : 0;
  return {
    tile,
    iconSize,
    iconGap,
    labelWidth: tile.width - 2 * px(44),
    labelHeight: tile.height - 2 * px(44) - iconSize - iconGap,
    fontSizes: [1, 0.88, 0.76, 0.64].map((share) => px(fontSize * share)),
  };
}

/** Whether a label of so many lines may stay at this size: two lines are read at a glance, three are not. */
export function fits({ labelHeight }: AreaRoom, fontSize: number, lines: number): boolean {
  return lines <= 2 && heightOf(fontSize, lines) <= labelHeight;
}

/** Puts the pictogram above the label, and both into the middle of the tile. */
export function placeContent({ tile, ...room }: AreaRoom, fontSize: number, lines: number): PlacedContent {
  const height = room.iconSize + room.iconGap + heightOf(fontSize, lines);
  const top = tile.y + Math.round((tile.height - height) / 2);
  return {
    icon: { x: tile.x + Math.round((tile.width - room.iconSize) / 2), y: top },
    baseline: top + room.iconSize + room.iconGap + Math.round(fontSize * ascent),
  };
}

function heightOf(fontSize: number, lines: number): number {
  return fontSize * (ascent + (lines - 1) * lineHeight);
}
