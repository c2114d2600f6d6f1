import { render } from '@testing-library/react';
import { startTranslations } from '@/lib/i18n/i18n';
import { useAttentionTitle } from './use-attention-title';

function Page({ waiting, unread }: { waiting: number; unread: number }) {
  useAttentionTitle('แชต', { waiting, unread });
  return null;
}

const icon = () => document.querySelector<HTMLLinkElement>('link[rel=icon]')?.getAttribute('href') ?? '';

beforeEach(async () => {
  document.head.innerHTML = '<link rel="icon" href="/favicon.svg">';
  await startTranslations();
});

test('title and icon of the tab have the number of chats that want the operator', () => {
  const { rerender, unmount } = render(<Page waiting={2} unread={1} />);
  expect(document.title).toBe('(3) แชต · JskApp Live Chat');
  expect(decodeURIComponent(icon())).toContain('>3</text>');
  rerender(<Page waiting={120} unread={1} />);
  expect(document.title).toContain('(99+)');
  expect(decodeURIComponent(icon())).toContain('>99+</text>');
  rerender(<Page waiting={0} unread={0} />);
  expect(document.title).toBe('แชต · JskApp Live Chat');
  expect(icon()).toBe('/favicon.svg');
  rerender(<Page waiting={0} unread={4} />);
  unmount();
  expect(icon()).toBe('/favicon.svg');
});
