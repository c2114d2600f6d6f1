import { checkOutgoing } from './limits';
import { type Imagemap, type ImagemapTapArea, toLineMessages } from './outgoing-message';

const area = (over: Partial<ImagemapTapArea> = {}): ImagemapTapArea => ({
  bounds: { x: 0, y: 0, width: 520, height: 300 },
  action: { kind: 'message', text: 'โปรโมชั่น' },
  ...over,
});

const imagemap = (over: Partial<Imagemap> = {}): Imagemap => ({
  type: 'imagemap',
  baseUrl: 'https://example.com/pictures/1',
  altText: 'เมนู',
  height: 600,
  areas: [area(), area({ action: { kind: 'uri', uri: 'https://example.com' } })],
  ...over,
});

const outside = { x: 600, y: 0, width: 441, height: 10 };
const below = { x: 0, y: 590, width: 10, height: 11 };

describe('An imagemap', () => {
  it('goes out as LINE wants it', () => {
    expect(checkOutgoing([imagemap()])).toEqual([]);
    expect(toLineMessages([imagemap()])).toEqual([
      {
        type: 'imagemap',
        baseUrl: 'https://example.com/pictures/1',
        altText: 'เมนู',
        baseSize: { width: 1040, height: 600 },
        actions: [
          { type: 'message', text: 'โปรโมชั่น', area: { x: 0, y: 0, width: 520, height: 300 } },
          { type: 'uri', linkUri: 'https://example.com', area: { x: 0, y: 0, width: 520, height: 300 } },
        ],
      },
    ]);
  });

  it.each<[string, Partial<Imagemap>, string]>([
    ['lies where there is no TLS', { baseUrl: 'http://example.com/1' }, 'baseUrl'],
    ['says nothing to those who cannot see it', { altText: '' }, 'altText'],
    ['has no height', { height: 0, areas: [] }, 'baseSize.height'],
    ['has 51 areas', { areas: Array.from({ length: 51 }, () => area()) }, 'actions'],
    ['has an area that ends beside it', { areas: [area(), area({ bounds: outside })] }, 'actions[1].area'],
    ['has an area that ends below it', { areas: [area({ bounds: below })] }, 'actions[0].area'],
    [
      'has an area that says 401 units',
      { areas: [area({ action: { kind: 'message', text: 'ก'.repeat(401) } })] },
      'actions[0].text',
    ],
    [
      'has an area that runs a script',
      { areas: [area({ action: { kind: 'uri', uri: 'javascript:alert(1)' } })] },
      'actions[0].linkUri',
    ],
  ])('is refused when it %s', (_, over, path) => {
    expect(checkOutgoing([imagemap(over)]).map((problem) => problem.path)).toEqual([`messages[0].${path}`]);
  });
});
