/**
 * The packages the API may send, with the sticker ids of those whose range is known; an empty range accepts
 * any id. Source of the packages: https://developers.line.biz/en/docs/messaging-api/sticker-list/
 */
const SENDABLE: Readonly<Record<string, readonly [number, number] | null>> = {
  '446': [1988, 2027],
  '789': [10855, 10894],
  '1070': [17839, 17878],
  '6136': [10551376, 10551399],
  '6325': [10979904, 10979927],
  '6359': null,
  '6362': null,
  '6370': null,
  '6632': null,
  '8515': null,
  '8522': null,
  '8525': null,
  '11537': [52002734, 52002773],
  '11538': [51626494, 51626533],
  '11539': [52114110, 52114149],
};

/** Whether the account may send this sticker; customers may send any. */
export function isSendableSticker(packageId: string, stickerId: string): boolean {
  if (!Object.hasOwn(SENDABLE, packageId)) return false;
  const range = SENDABLE[packageId];
  const id = Number(stickerId);
  return range ? id >= range[0] && id <= range[1] : /^\d+$/.test(stickerId);
}
