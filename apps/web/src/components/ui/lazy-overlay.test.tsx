import { screen } from '@testing-library/react';
import type { ReactElement } from 'react';
import { Toaster } from '@/components/toaster';
import { preloadable } from '@/lib/preloadable';
import { renderWithLive } from '@/testing/render-with-live';
import { LazyOverlay } from './lazy-overlay';

interface OpenedProps {
  trigger: ReactElement;
}

function Opened({ trigger }: OpenedProps) {
  return (
    <>
      {trigger}
      <p>เปิดแล้ว</p>
    </>
  );
}

function open(load: () => Promise<typeof Opened>) {
  const opened = preloadable<OpenedProps>(load);
  const trigger = <button type="button">เมนู</button>;
  return renderWithLive(
    <>
      <LazyOverlay kind="menu" trigger={trigger} preload={opened.preload}>
        <opened.Part trigger={trigger} />
      </LazyOverlay>
      <Toaster />
    </>,
  );
}

test('what opens is loaded once, when somebody comes near, and opens with a click', async () => {
  const load = jest.fn(() => Promise.resolve(Opened));
  const { operator } = await open(load);
  expect(load).not.toHaveBeenCalled();
  await operator.hover(screen.getByRole('button', { name: 'เมนู' }));
  expect(load).toHaveBeenCalled();
  expect(screen.queryByText('เปิดแล้ว')).not.toBeInTheDocument();
  await operator.click(screen.getByRole('button', { name: 'เมนู' }));
  expect(await screen.findByText('เปิดแล้ว')).toBeVisible();
  expect(load).toHaveBeenCalledTimes(1);
});

test('what could not be loaded is said, and the next click tries again', async () => {
  let isOnline = false;
  const { operator } = await open(() =>
    isOnline ? Promise.resolve(Opened) : Promise.reject(new Error('offline')),
  );
  await operator.click(screen.getByRole('button', { name: 'เมนู' }));
  expect(await screen.findByText('ส่วนนี้แสดงผลไม่ได้')).toBeInTheDocument();
  isOnline = true;
  await operator.click(screen.getByRole('button', { name: 'เมนู' }));
  expect(await screen.findByText('เปิดแล้ว')).toBeVisible();
});
