/**
 * The pictograms of a rich menu's areas: outlines in a square of 24, to be stroked with a width of 2. The server draws
 * them into the picture and the console shows the same ones to choose from.
 */
export const richMenuIcons = {
  headset: [
    'M4 15v-3a8 8 0 0 1 16 0v3',
    'M4 14h3v6H6a2 2 0 0 1-2-2z',
    'M20 14h-3v6h1a2 2 0 0 0 2-2z',
    'M18 20a3 3 0 0 1-3 2h-2',
  ],
  chat: ['M4 5h16v11h-9l-5 4v-4H4z', 'M8 9.500h8', 'M8 12.500h5'],
  question: [
    'M12 3a9 9 0 1 0 0 18a9 9 0 1 0 0-18z',
    'M9.500 9.500a2.500 2.500 0 1 1 3.700 2.200c-.8.450-1.200 1-1.200 1.800',
    'M12 16.900v.1',
  ],
  clock: ['M12 3a9 9 0 1 0 0 18a9 9 0 1 0 0-18z', 'M12 7.500V12l3 2'],
  location: [
    'M12 21.500c-4.200-4.600-7-8.100-7-11.700a7 7 0 0 1 14 0c0 3.600-2.800 7.100-7 11.700z',
    'M12 7.300a2.500 2.500 0 1 0 0 5a2.500 2.500 0 1 0 0-5z',
  ],
  phone: [
    'M6 3h3l1.500 4.500L8.300 9.200a13 13 0 0 0 6.500 6.500l1.700-2.200L21 15v3a3 3 0 0 1-3 3C9.700 21 3 14.300 3 6a3 3 0 0 1 3-3z',
  ],
  cart: [
    'M2.500 4H5l2.300 11h10.200l2.300-8H5.700',
    'M9 18.300a1.200 1.200 0 1 0 0 2.400a1.200 1.200 0 1 0 0-2.400z',
    'M16.500 18.300a1.200 1.200 0 1 0 0 2.400a1.200 1.200 0 1 0 0-2.400z',
  ],
  price: ['M4 4h7.500L20.500 13 13 20.500 4 11.500z', 'M8 7.600v.8'],
  truck: [
    'M5 16.500H2.500v-11H14v11H9.500',
    'M14 9.500h4l3.500 3.500v3.500h-2',
    'M14 16.500h1',
    'M7.200 14.800a2.200 2.200 0 1 0 0 4.400a2.200 2.200 0 1 0 0-4.400z',
    'M17.300 14.800a2.200 2.200 0 1 0 0 4.400a2.200 2.200 0 1 0 0-4.400z',
  ],
  gift: [
    'M3.500 9h17v4h-17z',
    'M5.500 13v8h13v-8',
    'M12 9v12',
    'M12 9c-3.300 0-5-1-5-2.800S8.300 3.500 9.500 4 12 6.500 12 9z',
    'M12 9c3.300 0 5-1 5-2.800S15.700 3.500 14.500 4 12 6.500 12 9z',
  ],
  calendar: ['M4 5.500h16v15H4z', 'M4 10.500h16', 'M8.500 3v4.500', 'M15.500 3v4.500'],
  document: ['M6 3h8l4.500 4.500V21H6z', 'M14 3v4.500h4.500', 'M9 12.500h6.500', 'M9 16.500h6.500'],
  star: ['M12 3l2.700 5.700 6.300.8-4.600 4.300 1.200 6.200L12 17l-5.600 3 1.200-6.200L3 9.500l6.300-.8z'],
  home: ['M3.500 11.500L12 4l8.500 7.500', 'M6 9.500V20h12V9.500', 'M10 20v-5.500h4V20'],
  exit: ['M10 4H4.500v16H10', 'M15 7.500l4.500 4.500-4.500 4.500', 'M19.500 12H9.500'],
} as const satisfies Record<string, readonly string[]>;

export type RichMenuIcon = keyof typeof richMenuIcons;

export const richMenuIconNames = Object.keys(richMenuIcons) as [RichMenuIcon, ...RichMenuIcon[]];
