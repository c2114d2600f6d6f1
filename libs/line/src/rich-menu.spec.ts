import {
  checkRichMenu,
  checkRichMenuImage,
  type RichMenu,
  type RichMenuArea,
  toLineRichMenu,
} from './rich-menu';

const talkToAPerson: RichMenuArea = {
  bounds: { x: 0, y: 0, width: 1250, height: 843 },
  label: 'คุยกับเจ้าหน้าที่',
  action: { kind: 'postback', data: 'action=handoff', displayText: 'ขอคุยกับเจ้าหน้าที่' },
};
const menu: RichMenu = {
  name: 'เมนูหลัก',
  chatBarText: 'เมนู',
  isOpenAtFirst: true,
  size: { width: 2500, height: 843 },
  areas: [talkToAPerson],
};
const image = { contentType: 'image/png', widthPixels: 2500, heightPixels: 843, sizeBytes: 300_000 };
const areaAt = (bounds: Partial<RichMenuArea['bounds']>): RichMenu => ({
  ...menu,
  areas: [{ ...talkToAPerson, bounds: { ...talkToAPerson.bounds, ...bounds } }],
});

describe('rich menu', () => {
  it('is told to LINE with what each area does', () => {
    const areas: RichMenuArea[] = [
      talkToAPerson,
      { bounds: { x: 1250, y: 0, width: 1250, height: 400 }, action: { kind: 'message', text: 'ราคา' } },
      {
        bounds: { x: 1250, y: 400, width: 1250, height: 443 },
        action: { kind: 'uri', uri: 'tel:021234567' },
      },
    ];
    expect(JSON.parse(JSON.stringify(toLineRichMenu({ ...menu, areas })))).toEqual({
      size: { width: 2500, height: 843 },
      selected: true,
      name: 'เมนูหลัก',
      chatBarText: 'เมนู',
      areas: [
        {
          bounds: { x: 0, y: 0, width: 1250, height: 843 },
          action: {
            type: 'postback',
            label: 'คุยกับเจ้าหน้าที่',
            data: 'action=handoff',
            displayText: 'ขอคุยกับเจ้าหน้าที่',
          },
        },
        { bounds: { x: 1250, y: 0, width: 1250, height: 400 }, action: { type: 'message', text: 'ราคา' } },
        {
          bounds: { x: 1250, y: 400, width: 1250, height: 443 },
          action: { type: 'uri', uri: 'tel:021234567' },
        },
      ],
    });
  });

  it.each<[string, RichMenu]>([
    ['an ordinary menu', menu],
    ['14 Thai characters on the chat bar', { ...menu, chatBarText: 'น้ำ'.repeat(14) }],
    ['a name of 300 characters', { ...menu, name: 'น้ำ'.repeat(300) }],
    ['20 areas', { ...menu, areas: Array.from({ length: 20 }, () => talkToAPerson) }],
    ['the smallest size', { ...menu, size: { width: 800, height: 250 }, areas: [] }],
    ['the steepest size', { ...menu, size: { width: 2500, height: 1724 } }],
    ['an area without a label', { ...menu, areas: [{ ...talkToAPerson, label: undefined }] }],
    ['an area up to the edges', areaAt({ x: 1250, width: 1250, height: 843 })],
  ])('may have %s', (_, allowed) => {
    expect(checkRichMenu(allowed)).toEqual([]);
  });

  it.each<[string, RichMenu, string]>([
    ['15 characters on the chat bar', { ...menu, chatBarText: 'น้ำ'.repeat(15) }, 'chatBarText'],
    ['nothing on the chat bar', { ...menu, chatBarText: '' }, 'chatBarText'],
    ['no name', { ...menu, name: '' }, 'name'],
    ['a name of 301 characters', { ...menu, name: 'ก'.repeat(301) }, 'name'],
    ['21 areas', { ...menu, areas: Array.from({ length: 21 }, () => talkToAPerson) }, 'areas'],
    ['a width of 799 pixels', { ...menu, size: { width: 799, height: 300 }, areas: [] }, 'size.width'],
    ['a width of 2501 pixels', { ...menu, size: { width: 2501, height: 843 } }, 'size.width'],
    ['half a pixel', { ...menu, size: { width: 1000.5, height: 300 }, areas: [] }, 'size.width'],
    ['a height of 249 pixels', { ...menu, size: { width: 800, height: 249 }, areas: [] }, 'size.height'],
    ['a picture that is too steep', { ...menu, size: { width: 2500, height: 1725 } }, 'size.height'],
    ['an area over the right edge', areaAt({ x: 1251 }), 'areas[0].bounds'],
    ['an area over the lower edge', areaAt({ y: 1 }), 'areas[0].bounds'],
    ['an area left of the picture', areaAt({ x: -1 }), 'areas[0].bounds'],
    ['an area of no size', areaAt({ width: 0 }), 'areas[0].bounds'],
    ['an area at half a pixel', areaAt({ x: 0.5 }), 'areas[0].bounds'],
    [
      'a label of 21 characters',
      { ...menu, areas: [{ ...talkToAPerson, label: 'น้ำ'.repeat(21) }] },
      'areas[0].action.label',
    ],
    [
      'an address of 1001 units',
      {
        ...menu,
        areas: [{ ...talkToAPerson, action: { kind: 'uri', uri: `https://example.com/${'x'.repeat(981)}` } }],
      },
      'areas[0].action.uri',
    ],
    [
      'an area that does nothing',
      { ...menu, areas: [{ ...talkToAPerson, action: { kind: 'postback', data: '' } }] },
      'areas[0].action.data',
    ],
  ])('may not have %s', (_, refused, path) => {
    expect(checkRichMenu(refused).map((problem) => problem.path)).toEqual([path]);
  });
});

describe('picture of a rich menu', () => {
  it.each([
    ['PNG', image],
    ['JPEG', { ...image, contentType: 'image/jpeg' }],
    ['exactly 1 MB', { ...image, sizeBytes: 1024 * 1024 }],
  ])('may be %s', (_, allowed) => {
    expect(checkRichMenuImage(allowed, menu)).toEqual([]);
  });

  it.each([
    ['GIF', { ...image, contentType: 'image/gif' }, 'contentType'],
    ['larger than 1 MB', { ...image, sizeBytes: 1024 * 1024 + 1 }, 'sizeBytes'],
    ['empty', { ...image, sizeBytes: 0 }, 'sizeBytes'],
    ['too narrow', { ...image, widthPixels: 799, heightPixels: 300 }, 'widthPixels'],
    ['too wide', { ...image, widthPixels: 2501 }, 'widthPixels'],
    ['too low', { ...image, widthPixels: 800, heightPixels: 249 }, 'heightPixels'],
    ['too steep', { ...image, widthPixels: 1000, heightPixels: 700 }, 'heightPixels'],
  ])('may not be %s', (_, refused, path) => {
    expect(checkRichMenuImage(refused).map((problem) => problem.path)).toEqual([path]);
  });

  it('has the size of its menu, else the areas would lie elsewhere', () => {
    const other = { ...image, heightPixels: 1686 };
    expect(checkRichMenuImage(other)).toEqual([]);
    expect(checkRichMenuImage(other, menu)).toEqual([
      { path: 'widthPixels', message: 'must be 2500 × 843 pixels like the menu, is 2500 × 1686' },
    ]);
  });
});
