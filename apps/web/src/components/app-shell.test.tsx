import { screen } from '@testing-library/react';
import { createFakeApi } from '@/testing/fake-api';
import { renderWithLive } from '@/testing/render-with-live';
import { AppShell } from './app-shell';

beforeEach(() => {
  createFakeApi();
});

test('the sections say how many customers wait and how many own chats are unread', async () => {
  await renderWithLive(
    <AppShell title="แชต" attention={{ waiting: 120, unread: 2 }} hideBottomBar={false}>
      <p>หน้า</p>
    </AppShell>,
  );
  expect(screen.getByRole('link', { name: 'แชต, ยังไม่อ่าน 2' })).toHaveAttribute('href', '/chat');
  const queue = screen.getByRole('link', { name: 'คิว, รออยู่ 120 คน' });
  expect(queue).toHaveAttribute('href', '/queue');
  expect(queue).toHaveTextContent('99+');
  expect(screen.getByRole('link', { name: 'จัดการระบบ' })).toBeVisible();
});
