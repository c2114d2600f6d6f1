import { fireEvent, render, screen, within } from '@testing-library/react';
import { FlexView } from './flex-view';

const text = (words: string, look: object = {}) => ({ type: 'text', text: words, ...look });
const box = (contents: unknown[], look: object = {}) => ({
  type: 'box',
  layout: 'vertical',
  contents,
  ...look,
});
const bubble = (body: unknown, more: object = {}) => ({ type: 'bubble', body, ...more });

const show = (contents: unknown) => render(<FlexView contents={contents} altText="การ์ดราคา" />);

test('a bubble shows its header, picture, body and footer', () => {
  const { container } = show(
    bubble(box([text('เสื้อยืด')]), {
      header: box([text('ร้านของเรา')]),
      hero: { type: 'image', url: 'https://example.com/shirt.png', size: 'full', aspectRatio: '20:13' },
      footer: box([
        {
          type: 'button',
          style: 'primary',
          action: { type: 'uri', label: 'สั่งซื้อ', uri: 'https://example.com' },
        },
      ]),
    }),
  );
  const card = within(screen.getByRole('group', { name: 'การ์ดราคา' }));
  expect(card.getByText('ร้านของเรา')).toBeInTheDocument();
  expect(card.getByText('เสื้อยืด')).toBeInTheDocument();
  expect(card.getByText('สั่งซื้อ')).toBeInTheDocument();
  expect(container.querySelector('img')).toHaveAttribute('src', 'https://example.com/shirt.png');
});

test('a carousel shows every bubble and can be scrolled with the keyboard', () => {
  show({ type: 'carousel', contents: ['ก', 'ข', 'ค'].map((name) => bubble(box([text(name)]))) });
  const cards = screen.getByRole('group', { name: 'การ์ดราคา' });
  expect(cards).toHaveAttribute('tabindex', '0');
  expect(cards.children).toHaveLength(3);
});

test('text has its size, weight, colour, alignment and parts', () => {
  show(
    bubble(
      box([
        text('ลดราคา', { size: 'xl', weight: 'bold', color: '#ff0000', align: 'center' }),
        {
          type: 'text',
          contents: [
            { type: 'span', text: '฿390', decoration: 'line-through' },
            { type: 'span', text: '฿290', size: 'xxl' },
          ],
        },
      ]),
    ),
  );
  expect(screen.getByText('ลดราคา')).toHaveStyle({
    fontSize: '22px',
    fontWeight: '700',
    color: 'rgb(255, 0, 0)',
    textAlign: 'center',
  });
  expect(screen.getByText('฿390')).toHaveStyle({ textDecoration: 'line-through' });
  expect(screen.getByText('฿290')).toHaveStyle({ fontSize: '29px' });
});

test('boxes lie in rows and columns with their spacing, padding and colours', () => {
  show(
    bubble(
      box([box([text('ซ้าย'), text('ขวา', { flex: 2 })], { layout: 'horizontal', spacing: 'md' })], {
        paddingAll: '12px',
        backgroundColor: '#f0f0f0',
        cornerRadius: 'lg',
      }),
    ),
  );
  const right = screen.getByText('ขวา');
  expect(right).toHaveStyle({ flex: '2 1 0', marginInlineStart: '8px' });
  expect(screen.getByText('ซ้าย')).not.toHaveStyle({ marginInlineStart: '8px' });
  expect(right.parentElement).toHaveStyle({ flexDirection: 'row' });
  expect(right.parentElement?.parentElement).toHaveStyle({
    flexDirection: 'column',
    backgroundColor: 'rgb(240, 240, 240)',
    borderRadius: '12px',
  });
});

test('nothing in it can be pressed or followed', () => {
  const action = { type: 'uri', label: 'เปิด', uri: 'javascript:alert(1)' };
  show(bubble(box([{ type: 'button', action }, text('แตะ', { action })], { action }), { action }));
  expect(screen.queryByRole('button')).not.toBeInTheDocument();
  expect(screen.queryByRole('link')).not.toBeInTheDocument();
  expect(screen.getByText('แตะ')).toHaveAttribute('title', 'javascript:alert(1)');
});

test('a picture is loaded without telling from where, over https only', () => {
  const { container } = show(
    bubble(
      box([
        { type: 'image', url: 'https://example.com/a.png' },
        { type: 'image', url: 'http://192.168.0.1/admin.png' },
        { type: 'image', url: 'data:image/svg+xml,<svg/>' },
      ]),
    ),
  );
  const pictures = container.querySelectorAll('img');
  expect(pictures).toHaveLength(1);
  expect(pictures[0]).toHaveAttribute('referrerpolicy', 'no-referrer');
});

test('a picture that cannot be loaded leaves its place', () => {
  const { container } = show(bubble(box([{ type: 'image', url: 'https://example.com/gone.png' }])));
  const picture = container.querySelector('img');
  if (picture) fireEvent.error(picture);
  expect(container.querySelector('img')).not.toBeInTheDocument();
  expect(screen.getByRole('group')).toBeInTheDocument();
});

test('words are never markup', () => {
  const { container } = show(bubble(box([text('<img src=x onerror=alert(1)>')])));
  expect(container.querySelector('img')).not.toBeInTheDocument();
  expect(screen.getByText('<img src=x onerror=alert(1)>')).toBeInTheDocument();
});

test.each([
  ['nothing', null],
  ['a text', 'bubble'],
  ['a list', []],
  ['an unknown container', { type: 'window' }],
  ['an empty carousel', { type: 'carousel', contents: [] }],
])('of %s only the alternative text is shown', (_, contents) => {
  show(contents);
  expect(screen.getByText('การ์ดราคา')).toBeInTheDocument();
});

test('what is not as LINE defines it is left out, the rest is shown', () => {
  show(
    bubble(
      box([
        null,
        'text',
        { type: 'marquee', text: 'ไม่รู้จัก' },
        { type: 'text', text: 42 },
        { type: 'text', text: 'เห็น', size: {}, color: [], maxLines: -1 },
        { type: 'box', contents: 'many' },
      ]),
      { header: 'top', styles: 7 },
    ),
  );
  expect(screen.getByText('เห็น')).toBeInTheDocument();
  expect(screen.queryByText('ไม่รู้จัก')).not.toBeInTheDocument();
});

test('boxes without end are cut off', () => {
  let deep: object = box([text('ข้างในสุด')]);
  for (let depth = 0; depth < 2_000; depth += 1) deep = box([deep]);
  show(bubble(deep));
  expect(screen.queryByText('ข้างในสุด')).not.toBeInTheDocument();
});
