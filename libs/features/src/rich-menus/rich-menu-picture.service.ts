import { type RichMenuIcon, richMenuIcons } from '@jsk/contracts/rich-menu-icons';
import {
  type AreaBounds,
  areasOf,
  type PictureSize,
  type RichMenuColors,
  type RichMenuTemplateName,
  richMenuTemplates,
} from '@jsk/contracts/rich-menu-templates';
import { richMenuLimits } from '@jsk/contracts/rich-menus';
import { charactersOf } from '@jsk/line/graphemes';
import { Injectable } from '@nestjs/common';
import { loadSharp } from '@jsk/platform/pictures/load-sharp';
import type { OverlayOptions } from 'sharp';
import { type AreaRoom, fits, lineHeight, placeContent, roomOf } from './rich-menu-picture.policy';

export interface RichMenuDesign {
  readonly template: RichMenuTemplateName;
  readonly areas: readonly { readonly label: string; readonly icon: RichMenuIcon | null }[];
  readonly colors: RichMenuColors;
}

interface DrawnArea {
  readonly tile: AreaBounds;
  readonly icon: {
    readonly name: RichMenuIcon;
    readonly x: number;
    readonly y: number;
    readonly size: number;
  } | null;
  readonly label: OverlayOptions | null;
}

interface DrawnText {
  readonly image: Buffer;
  readonly width: number;
  readonly lines: number;
  readonly fontSize: number;
}

/** Comes with the product, so that Thai looks the same wherever it runs, also where no font is installed. */
const fontFile = require.resolve('@expo-google-fonts/sarabun/600SemiBold/Sarabun_600SemiBold.ttf');
const font = 'Sarabun SemiBold';

/**
 * The picture of a text is cut to its ink, so that its height says nothing of where the baseline lies. A line before it
 * that reaches as high and as low as Thai can, and cannot be seen, makes that certain.
 */
const strut = '<span alpha="1">ปี่ฎู</span>\n';
/** From the upper edge of the picture of a text to the strut's baseline, as a share of the font size. */
const strutAscent = 1.22;

const words = new Intl.Segmenter('th', { granularity: 'word' });
const zeroWidthSpace = '\u200b';

/** Draws the picture of a menu: a tile for each area with its pictogram and label. */
@Injectable()
export class RichMenuPictureService {
  /**
   * @param width of the picture in pixels; the template's own unless told.
   * @returns a PNG, far below the 1 MB that LINE takes.
   */
  async draw(design: RichMenuDesign, width?: number): Promise<Buffer> {
    const full = richMenuTemplates[design.template].size;
    const scale = (width ?? full.width) / full.width;
    const size = { width: Math.round(full.width * scale), height: Math.round(full.height * scale) };
    const areas = await Promise.all(
      areasOf(design.template, size).map((bounds, index) => {
        const { label = '', icon = null } = design.areas[index] ?? {};
        return drawArea(roomOf(bounds, icon !== null, scale), drawable(label), icon, design.colors.text);
      }),
    );
    const sharp = await loadSharp();
    return sharp(Buffer.from(svgOf(size, areas, design.colors)))
      .composite(areas.flatMap(({ label }) => label ?? []))
      .png({ palette: true, effort: 4 })
      .toBuffer();
  }
}

async function drawArea(
  room: AreaRoom,
  label: string,
  icon: RichMenuIcon | null,
  color: string,
): Promise<DrawnArea> {
  const text = label === '' ? null : await drawText(label, room, color);
  const [usualSize = 0] = room.fontSizes;
  const { fontSize, lines } = text ?? { fontSize: usualSize, lines: 1 };
  const place = placeContent(room, fontSize, lines);
  return {
    tile: room.tile,
    icon: icon && { name: icon, ...place.icon, size: room.iconSize },
    label: text && {
      input: text.image,
      left: room.tile.x + Math.round((room.tile.width - text.width) / 2),
      top: Math.round(place.baseline - (lineHeight + strutAscent) * fontSize),
    },
  };
}

/** As large as usual, or smaller when it would not fit. */
async function drawText(label: string, room: AreaRoom, color: string): Promise<DrawnText> {
  let drawn: DrawnText | undefined;
  for (const fontSize of room.fontSizes) {
    drawn = await drawTextOf(fontSize, label, room, color);
    if (drawn.width <= room.labelWidth && fits(room, fontSize, drawn.lines)) break;
  }
  if (!drawn) throw new Error('There is no font size to draw with');
  return drawn;
}

async function drawTextOf(
  fontSize: number,
  label: string,
  room: AreaRoom,
  color: string,
): Promise<DrawnText> {
  const sharp = await loadSharp();
  const { data, info } = await sharp({
    text: {
      text: `${strut}<span foreground="${color}">${escapeMarkup(breakable(label))}</span>`,
      font: `${font} ${fontSize}`,
      fontfile: fontFile,
      rgba: true,
      // At 72 dots per inch a point is a pixel.
      dpi: 72,
      width: room.labelWidth,
      align: 'centre',
      wrap: 'word-char',
    },
  })
    .png()
    .toBuffer({ resolveWithObject: true });
  // Below the last baseline there is less than a line.
  const lines = Math.max(1, Math.floor((info.height / fontSize - strutAscent) / lineHeight + 0.05));
  // Tone marks can be heaped up as high as somebody likes.
  const isTooHigh = info.height > room.tile.height;
  const crop = { left: 0, top: 0, width: info.width, height: room.tile.height };
  const image = isTooHigh ? await sharp(data).extract(crop).toBuffer() : data;
  return { image, width: info.width, lines, fontSize };
}

/** No longer than LINE takes, for one that is still being written. The font has no emoji: each would be a box. */
function drawable(label: string): string {
  const emoji = /\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}|\u200d|\ufe0f/gu;
  const shown = charactersOf(label.replace(emoji, '').trim());
  const { labelCharacters } = richMenuLimits;
  return shown.length > labelCharacters ? `${shown.slice(0, labelCharacters).join('')}…` : shown.join('');
}

/** Thai is written without spaces: says where a word ends, so that a line may end there. */
function breakable(label: string): string {
  return Array.from(words.segment(label), ({ segment }) => segment).join(zeroWidthSpace);
}

function escapeMarkup(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

function svgOf(size: PictureSize, areas: readonly DrawnArea[], colors: RichMenuColors): string {
  const shapes = areas.map(({ tile, icon }) => tileOf(tile, colors) + (icon ? iconOf(icon, colors) : ''));
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${size.width}" height="${size.height}">
    <rect width="100%" height="100%" fill="${colors.background}"/>${shapes.join('')}</svg>`;
}

function tileOf({ x, y, width, height }: AreaBounds, { tile }: RichMenuColors): string {
  const radius = Math.min(width, height) * 0.07;
  return `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="${radius}" fill="${tile}"/>`;
}

function iconOf({ name, x, y, size }: NonNullable<DrawnArea['icon']>, { accent }: RichMenuColors): string {
  const radius = size / 2;
  const drawn = size * 0.56;
  const paths = richMenuIcons[name].map((path) => `<path d="${path}"/>`).join('');
  return `<circle cx="${x + radius}" cy="${y + radius}" r="${radius}" fill="${accent}"/>
    <g transform="translate(${x + (size - drawn) / 2} ${y + (size - drawn) / 2}) scale(${drawn / 24})" fill="none"
       stroke="${inkOn(accent)}" stroke-width="2" stroke-linecap="round" stroke-linejoin="round">${paths}</g>`;
}

/** Dark or white, whichever can be seen on the colour, by its relative luminance (WCAG 2.1). */
function inkOn(color: string): string {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = parseInt(color.slice(at, at + 2), 16) / 255;
    return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.32 ? '#10161c' : '#ffffff';
}
