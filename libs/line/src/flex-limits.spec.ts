import { checkFlex } from './flex-limits';
import { checkOutgoing } from './limits';
import type { FlexContents } from './outgoing-message';

type Fields = Record<string, unknown>;

const text = (over: Fields = {}): Fields => ({ type: 'text', text: 'ราคา', ...over });
const box = (contents: unknown, over: Fields = {}): Fields => ({
  type: 'box',
  layout: 'vertical',
  contents,
  ...over,
});
const bubble = (over: Fields = {}): Fields => ({ type: 'bubble', body: box([text()]), ...over });
const carousel = (...contents: unknown[]): Fields => ({ type: 'carousel', contents });
const button = (action: unknown, over: Fields = {}) =>
  bubble({ footer: box([{ type: 'button', action, ...over }]) });
const video = (over: Fields = {}): Fields => ({
  type: 'video',
  url: 'https://example.com/v.mp4',
  previewUrl: 'https://example.com/p.jpg',
  altContent: { type: 'image', url: 'https://example.com/p.jpg' },
  ...over,
});

/** As LINE's Flex Message Simulator exports it. */
const priceCard = bubble({
  size: 'mega',
  direction: 'ltr',
  hero: {
    type: 'image',
    url: 'https://example.com/shop.png',
    size: 'full',
    aspectRatio: '20:13',
    aspectMode: 'cover',
    action: { type: 'uri', uri: 'https://example.com' },
  },
  body: box(
    [
      text({ weight: 'bold', size: 'xl', wrap: true, color: '#1A1A1A', margin: 'md' }),
      box(
        [
          { type: 'icon', size: 'sm', url: 'https://example.com/star.png' },
          text({ flex: 0, size: '14px', gravity: 'center', maxLines: 2, lineSpacing: '4px' }),
        ],
        { layout: 'baseline', spacing: 'sm' },
      ),
      { type: 'separator', margin: 'lg', color: '#00000033' },
      text({
        text: undefined,
        contents: [
          { type: 'span', text: '100', weight: 'bold', decoration: 'line-through' },
          { type: 'span', text: '80' },
        ],
      }),
      { type: 'filler' },
    ],
    { paddingAll: '5%', cornerRadius: '8px', backgroundColor: '#FFFFFF', justifyContent: 'space-between' },
  ),
  footer: box([
    {
      type: 'button',
      style: 'primary',
      height: 'sm',
      action: { type: 'postback', label: 'สั่งซื้อ', data: 'order=1', displayText: 'สั่งซื้อ' },
    },
    { type: 'button', style: 'link', action: { type: 'message', label: 'ถามต่อ', text: 'ขอถามต่อ' } },
  ]),
  styles: { footer: { separator: true, backgroundColor: '#F5F5F5' } },
});

const problemsOf = (contents: unknown) => checkFlex(contents, {}, 'contents');
const pathsOf = (contents: unknown) => problemsOf(contents).map(({ path }) => path);

describe('A Flex message', () => {
  it.each<[string, unknown]>([
    ['a card with everything', priceCard],
    ['a carousel of twelve', carousel(...Array.from({ length: 12 }, () => priceCard))],
    ['a video in a large bubble', bubble({ hero: video() })],
    ['an empty box', bubble({ body: box([]) })],
  ])('is taken by LINE when it is %s', (_, contents) => {
    expect(problemsOf(contents)).toEqual([]);
  });

  it.each<[string, unknown, string]>([
    ['nothing', null, 'contents.type'],
    ['a list', [], 'contents.type'],
    ['of another type', { type: 'box' }, 'contents.type'],
    ['a bubble with nothing in it', { type: 'bubble' }, 'contents'],
    ['a bubble of no known size', bubble({ size: 'huge' }), 'contents.size'],
    ['a bubble with a property LINE does not know', bubble({ colour: 'red' }), 'contents.colour'],
    ['a bubble with a property of every object', bubble({ constructor: 'x' }), 'contents.constructor'],
    ['a text in place of a box', bubble({ body: text() }), 'contents.body'],
    ['a button in place of a hero', bubble({ hero: { type: 'button' } }), 'contents.hero'],
    ['a box without a layout', bubble({ body: { type: 'box', contents: [] } }), 'contents.body.layout'],
    ['a box without contents', bubble({ body: box(undefined) }), 'contents.body.contents'],
    ['an empty text', bubble({ body: box([text({ text: '' })]) }), 'contents.body.contents[0].text'],
    [
      'a text that is a number',
      bubble({ body: box([text({ text: 100 })]) }),
      'contents.body.contents[0].text',
    ],
    [
      'a colour by name',
      bubble({ body: box([text(), text({ color: 'red' })]) }),
      'contents.body.contents[1].color',
    ],
    ['a size in words', bubble({ body: box([text({ size: 'big' })]) }), 'contents.body.contents[0].size'],
    [
      'a margin without unit',
      bubble({ body: box([text({ margin: '5' })]) }),
      'contents.body.contents[0].margin',
    ],
    ['wrapping in words', bubble({ body: box([text({ wrap: 'true' })]) }), 'contents.body.contents[0].wrap'],
    ['an icon outside a baseline', bubble({ body: box([{ type: 'icon' }]) }), 'contents.body.contents[0]'],
    [
      'a box in a baseline',
      bubble({ body: box([box([])], { layout: 'baseline' }) }),
      'contents.body.contents[0]',
    ],
    ['a picture without address', bubble({ hero: { type: 'image' } }), 'contents.hero.url'],
    [
      'a picture without TLS',
      bubble({ hero: { type: 'image', url: 'http://example.com/a.png' } }),
      'contents.hero.url',
    ],
    ['a button without action', button(undefined), 'contents.footer.contents[0].action'],
    [
      'a button without label',
      button({ type: 'message', text: 'x' }),
      'contents.footer.contents[0].action.label',
    ],
    [
      'a button that does not say what it says',
      button({ type: 'message', label: 'x' }),
      'contents.footer.contents[0].action.text',
    ],
    [
      'a button that opens the camera',
      button({ type: 'camera', label: 'x' }),
      'contents.footer.contents[0].action',
    ],
    [
      'a button that runs a script',
      button({ type: 'uri', label: 'x', uri: 'javascript:alert(1)' }),
      'contents.footer.contents[0].action.uri',
    ],
    ['a card whose tap leads nowhere', bubble({ action: { type: 'uri' } }), 'contents.action.uri'],
    ['a video in a small bubble', bubble({ size: 'nano', hero: video() }), 'contents.hero'],
    ['a video in a carousel', carousel(bubble({ hero: video() })), 'contents.contents[0].hero'],
    [
      'a video without a picture',
      bubble({ hero: video({ altContent: undefined }) }),
      'contents.hero.altContent',
    ],
    ['a carousel of nothing', carousel(), 'contents.contents'],
    ['a carousel of texts', carousel(text()), 'contents.contents[0]'],
    ['a carousel of several sizes', carousel(bubble(), bubble({ size: 'kilo' })), 'contents.contents'],
    ['styled where there is nothing', bubble({ styles: { side: {} } }), 'contents.styles.side'],
    ['styled in words', bubble({ styles: { body: { separator: 'yes' } } }), 'contents.styles.body.separator'],
    ['larger than 30 KB', bubble({ body: box([text({ text: 'ก'.repeat(11_000) })]) }), 'contents'],
  ])('is refused when it is %s', (_, contents, path) => {
    expect(pathsOf(contents)).toEqual([path]);
  });

  it('of hostile depth is refused without harm', () => {
    let nested = box([]);
    for (let depth = 0; depth < 500; depth += 1) nested = box([nested]);
    expect(problemsOf(bubble({ body: nested })).map(({ message }) => message)).toEqual([
      'is nested too deeply',
    ]);
  });

  it('is told apart from the other messages of its call', () => {
    const contents = button({ type: 'uri', label: 'x', uri: '' }) as unknown as FlexContents;
    const problems = checkOutgoing([
      { type: 'text', text: 'ราคา' },
      { type: 'flex', altText: 'ราคา', contents },
    ]);
    expect(problems.map(({ path }) => path)).toContain('messages[1].contents.footer.contents[0].action.uri');
  });
});
