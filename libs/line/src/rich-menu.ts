import type { messagingApi } from '@line/bot-sdk';
import { checkLineAction, MAX_LABEL_CHARACTERS } from './action-limits';
import { checkCharacters, type LimitProblem, problemUnless } from './limit-checks';
import { type TapAction, toLineAction } from './tap-action';

/** The menu at the bottom of a chat: one picture with areas to tap. */
export interface RichMenu {
  /** For ourselves: customers never see it. */
  name: string;
  /** On the bar that opens and closes the menu. */
  chatBarText: string;
  /** Whether the menu is open when a customer enters the chat. */
  isOpenAtFirst: boolean;
  /** Of the picture, in pixels. */
  size: { width: number; height: number };
  areas: readonly RichMenuArea[];
}

export interface RichMenuArea {
  /** In pixels of the picture, from its upper left corner. */
  bounds: { x: number; y: number; width: number; height: number };
  /** Read aloud to customers who cannot see the picture. */
  label?: string;
  action: TapAction;
}

export interface RichMenuImage {
  contentType: string;
  widthPixels: number;
  heightPixels: number;
  sizeBytes: number;
}

/** Characters of a menu's name (#rich-menu-object). */
export const MAX_RICH_MENU_NAME_CHARACTERS = 300;
/** Characters of the text on the chat bar (#rich-menu-object). */
export const MAX_CHAT_BAR_CHARACTERS = 14;
/** Areas of one menu (#rich-menu-object). */
export const MAX_RICH_MENU_AREAS = 20;
/** Pixels of the width of a menu and of its picture (#upload-rich-menu-image-requirements). */
export const RICH_MENU_WIDTH_PIXELS = { min: 800, max: 2500 };
/** Pixels of the height of a menu and of its picture (#upload-rich-menu-image-requirements). */
export const MIN_RICH_MENU_HEIGHT_PIXELS = 250;
/** Width divided by height of a menu and of its picture (#upload-rich-menu-image-requirements). */
export const MIN_RICH_MENU_ASPECT_RATIO = 1.45;
/** Bytes of a menu's picture (#upload-rich-menu-image-requirements). LINE writes "1 MB". */
export const MAX_RICH_MENU_IMAGE_BYTES = 1024 * 1024;

/**
 * Our menu as a rich menu object of LINE.
 *
 * @see https://developers.line.biz/en/reference/messaging-api/#rich-menu-object
 */
export function toLineRichMenu({ name, chatBarText, isOpenAtFirst, size, areas }: RichMenu) {
  return {
    size,
    selected: isOpenAtFirst,
    name,
    chatBarText,
    areas: areas.map(({ bounds, label, action }) => ({ bounds, action: toLineAction(action, label) })),
  } satisfies messagingApi.RichMenuRequest;
}

/**
 * Says everything for which LINE would refuse to create this menu; empty when it may be created.
 *
 * @see https://developers.line.biz/en/reference/messaging-api/#rich-menu-object
 */
export function checkRichMenu(menu: RichMenu): LimitProblem[] {
  const { size, areas } = menu;
  return [
    ...checkCharacters(menu.name, MAX_RICH_MENU_NAME_CHARACTERS, 'name'),
    ...checkCharacters(menu.chatBarText, MAX_CHAT_BAR_CHARACTERS, 'chatBarText'),
    ...checkSize(size.width, size.height, { width: 'size.width', height: 'size.height' }),
    ...problemUnless(
      areas.length <= MAX_RICH_MENU_AREAS,
      'areas',
      `must be at most ${MAX_RICH_MENU_AREAS} areas`,
    ),
    ...areas.flatMap(({ bounds }, index) => checkBounds(bounds, size, `areas[${index}].bounds`)),
    ...toLineRichMenu(menu).areas.flatMap(({ action }, index) =>
      checkLineAction({ ...action }, MAX_LABEL_CHARACTERS, `areas[${index}].action`),
    ),
  ];
}

/**
 * Says everything for which LINE would refuse this picture; empty when it may be uploaded.
 *
 * @param menu the menu it is meant for: its areas are pixels of the picture, which must therefore be of the same size
 * @see https://developers.line.biz/en/reference/messaging-api/#upload-rich-menu-image-requirements
 */
export function checkRichMenuImage(image: RichMenuImage, menu?: Pick<RichMenu, 'size'>): LimitProblem[] {
  const { contentType, widthPixels, heightPixels, sizeBytes } = image;
  const { width, height } = menu?.size ?? { width: widthPixels, height: heightPixels };
  return [
    ...problemUnless(
      contentType === 'image/jpeg' || contentType === 'image/png',
      'contentType',
      'must be JPEG or PNG',
    ),
    ...checkSize(widthPixels, heightPixels, { width: 'widthPixels', height: 'heightPixels' }),
    ...problemUnless(
      widthPixels === width && heightPixels === height,
      'widthPixels',
      `must be ${width} × ${height} pixels like the menu, is ${widthPixels} × ${heightPixels}`,
    ),
    ...problemUnless(
      sizeBytes >= 1 && sizeBytes <= MAX_RICH_MENU_IMAGE_BYTES,
      'sizeBytes',
      `must be 1 to ${MAX_RICH_MENU_IMAGE_BYTES} bytes, is ${sizeBytes}`,
    ),
  ];
}

function checkSize(width: number, height: number, paths: { width: string; height: string }): LimitProblem[] {
  const { min, max } = RICH_MENU_WIDTH_PIXELS;
  return [
    ...problemUnless(
      Number.isInteger(width) && width >= min && width <= max,
      paths.width,
      `must be ${min} to ${max} pixels`,
    ),
    ...problemUnless(
      Number.isInteger(height) && height >= MIN_RICH_MENU_HEIGHT_PIXELS,
      paths.height,
      `must be at least ${MIN_RICH_MENU_HEIGHT_PIXELS} pixels`,
    ),
    ...problemUnless(
      width / height >= MIN_RICH_MENU_ASPECT_RATIO,
      paths.height,
      `must be at most the width divided by ${MIN_RICH_MENU_ASPECT_RATIO}`,
    ),
  ];
}

function checkBounds(bounds: RichMenuArea['bounds'], size: RichMenu['size'], path: string): LimitProblem[] {
  const { x, y, width, height } = bounds;
  const isInside =
    [x, y, width, height].every(Number.isInteger) &&
    Math.min(x, y) >= 0 &&
    Math.min(width, height) >= 1 &&
    x + width <= size.width &&
    y + height <= size.height;
  return problemUnless(isInside, path, 'must be whole pixels inside the menu');
}
