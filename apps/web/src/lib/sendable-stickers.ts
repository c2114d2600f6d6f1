/** Stickers next to one another in a package that accounts may send. */
interface StickerPackage {
  readonly packageId: string;
  /** As LINE calls it. */
  readonly title: string;
  readonly first: number;
  readonly last: number;
}

/**
 * Some of the packages that every account may send; their pictures are LINE's and only shown there.
 * https://developers.line.biz/en/docs/messaging-api/sticker-list/
 */
export const sendableStickers: readonly StickerPackage[] = [
  { packageId: '11537', title: 'Brown & Cony & Sally: Animated Special', first: 52002734, last: 52002773 },
  { packageId: '11538', title: 'CHOCO & Friends: Animated Special', first: 51626494, last: 51626533 },
  { packageId: '11539', title: 'UNIVERSTAR BT21: Animated Special', first: 52114110, last: 52114149 },
  { packageId: '6325', title: 'Brown and Cony Fun Size Pack', first: 10979904, last: 10979927 },
  { packageId: '6136', title: 'LINE Characters: Making Amends', first: 10551376, last: 10551399 },
  { packageId: '446', title: 'Moon: Special Edition', first: 1988, last: 2027 },
  { packageId: '789', title: 'Sally: Special Edition', first: 10855, last: 10894 },
  { packageId: '1070', title: 'Moon: Special Edition', first: 17839, last: 17878 },
];

export const stickerListUrl = 'https://developers.line.biz/en/docs/messaging-api/sticker-list/';
