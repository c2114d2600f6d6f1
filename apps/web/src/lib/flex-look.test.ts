import { boxLook, colorOf, letters, pictureUrlOf, placement, ratioOf, textSize } from './flex-look';

test('keywords become the sizes of a phone, pixels and percentages stay', () => {
  expect(textSize('xl')).toBe('22px');
  expect(textSize('18px')).toBe('18px');
  expect(textSize(undefined)).toBe('16px');
  expect(boxLook({ paddingAll: 'lg', paddingTop: '30px', width: '50%' }, 0)).toMatchObject({
    paddingBlock: '30px 12px',
    paddingInline: '12px 12px',
    width: '50%',
  });
});

test.each([
  'red',
  'url(https://example.com/track)',
  '#fff',
  '#ffffff;background:url(x)',
  'constructor',
  '9999999px',
  'calc(100% + 1px)',
  '-5px',
  'var(--ink)',
  7,
  null,
  { toString: () => '#ffffff' },
])('%p is neither a colour nor a size', (value) => {
  expect(colorOf(value)).toBeUndefined();
  expect(boxLook({ height: value, cornerRadius: value, backgroundColor: value }, 0)).toMatchObject({
    height: undefined,
    borderRadius: undefined,
    backgroundColor: undefined,
  });
  expect(textSize(value)).toBe('16px');
});

test('a gradient is drawn only from colours and an angle', () => {
  const background = { type: 'linearGradient', angle: '90deg', startColor: '#ff0000', endColor: '#0000ff80' };
  expect(boxLook({ background }, 0).backgroundImage).toBe('linear-gradient(90deg, #ff0000, #0000ff80)');
  expect(
    boxLook({ background: { ...background, centerColor: '#00ff00', centerPosition: '10%' } }, 0)
      .backgroundImage,
  ).toBe('linear-gradient(90deg, #ff0000, #00ff00 10%, #0000ff80)');
  const hostile = { ...background, angle: '90deg, url(https://example.com)' };
  expect(boxLook({ background: hostile }, 0).backgroundImage).toBeUndefined();
});

test('a row shares its width, a column does not share its height', () => {
  expect(placement({ type: 'text' }, 'horizontal', undefined).flex).toBe('1 1 0');
  expect(placement({ type: 'text', flex: 3 }, 'horizontal', undefined).flex).toBe('3 1 0');
  expect(placement({ type: 'icon' }, 'baseline', undefined).flex).toBe('0 0 auto');
  expect(placement({ type: 'text' }, 'vertical', undefined).flex).toBe('0 0 auto');
  expect(placement({ type: 'text', flex: 1e308 * 10 }, 'vertical', undefined).flex).toBe('0 0 auto');
});

test('the margin of a component goes before the spacing of its box', () => {
  expect(placement({ margin: 'xl' }, 'vertical', 'sm').marginBlockStart).toBe('16px');
  expect(placement({}, 'horizontal', 'sm').marginInlineStart).toBe('4px');
});

test('pictures come over https only', () => {
  expect(pictureUrlOf('https://example.com/a.png')).toBe('https://example.com/a.png');
  for (const url of [
    'http://example.com/a.png',
    'javascript:alert(1)',
    'data:image/png;base64,AA',
    '/api/v1/auth/me',
    'x',
  ]) {
    expect(pictureUrlOf(url)).toBeNull();
  }
});

test('a ratio is at most three times as high as wide, as LINE has it', () => {
  expect(ratioOf('20:13')).toBe('20 / 13');
  expect(ratioOf('1.51:1')).toBe('1.51 / 1');
  expect(ratioOf('1:4')).toBe('1 / 1');
  expect(ratioOf('0:0')).toBe('1 / 1');
});

test('letters are bold, slanted, struck through and coloured as asked', () => {
  expect(letters({ weight: 'bold', style: 'italic', decoration: 'line-through', color: '#112233' })).toEqual({
    fontWeight: 700,
    fontStyle: 'italic',
    textDecoration: 'line-through',
    color: '#112233',
  });
});
