/** A rectangle in pixels of a picture that is 1040 wide, as LINE measures imagemaps. */
export interface AreaShape {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface Point {
  x: number;
  y: number;
}

/** https://developers.line.biz/en/reference/messaging-api/#imagemap-message */
export const pictureWidth = 1040;

/** Nobody can tap less; smaller ones are slips of the hand. */
const smallestSide = 40;

/** How high a picture is when it is 1040 wide. */
export function pictureHeight({ width, height }: { width: number; height: number }): number {
  return Math.round((pictureWidth * height) / width);
}

/** @param share of the shown picture, from 0 to 1 in both directions */
export function pointAt(share: Point, height: number): Point {
  return { x: clamp(share.x * pictureWidth, pictureWidth), y: clamp(share.y * height, height) };
}

/** The rectangle between two corners; null when it is too small to be meant. */
export function areaBetween(one: Point, other: Point): AreaShape | null {
  const area = {
    x: Math.min(one.x, other.x),
    y: Math.min(one.y, other.y),
    width: Math.abs(one.x - other.x),
    height: Math.abs(one.y - other.y),
  };
  return area.width >= smallestSide && area.height >= smallestSide ? area : null;
}

/** The same rectangle somewhere else, as far as the picture goes. */
export function movedArea({ x, y, width, height }: AreaShape, by: Point, pictureHigh: number): AreaShape {
  return {
    x: clamp(x + by.x, pictureWidth - width),
    y: clamp(y + by.y, pictureHigh - height),
    width,
    height,
  };
}

/** The rectangle with its lower right corner somewhere else. */
export function resizedArea({ x, y, width, height }: AreaShape, by: Point, pictureHigh: number): AreaShape {
  return {
    x,
    y,
    width: Math.max(smallestSide, clamp(width + by.x, pictureWidth - x)),
    height: Math.max(smallestSide, clamp(height + by.y, pictureHigh - y)),
  };
}

/** Where a rectangle is added by button: in the middle, so that it can be seen. */
export function middleArea(pictureHigh: number): AreaShape {
  const height = Math.round(pictureHigh / 3);
  return { x: 347, y: height, width: 346, height };
}

function clamp(value: number, max: number): number {
  return Math.round(Math.min(Math.max(value, 0), Math.max(max, 0)));
}
