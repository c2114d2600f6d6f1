import { screen } from '@testing-library/react';
import { Route, Routes } from 'react-router';
import { somchai } from '@/testing/factories';
import { createFakeApi } from '@/testing/fake-api';
import { renderAdminPage } from '@/testing/render-admin-page';
import { AdminRoutes } from './admin-routes';

function Console() {
  return (
    <Routes>
      <Route path="/admin/*" element={<AdminRoutes />} />
      <Route path="/chat" element={<p>แชตทั้งหมด</p>} />
    </Routes>
  );
}

beforeEach(() => {
  createFakeApi();
});

const administrator = { ...somchai, role: 'ADMIN' } as const;
const agent = { ...somchai, role: 'AGENT' } as const;

test('the menu without a page says to choose one', async () => {
  await renderAdminPage(Console, { at: '/admin', user: administrator });
  expect(await screen.findByText('เลือกหน้าจากเมนูด้านซ้าย')).toBeVisible();
  expect(screen.getByRole('link', { name: 'การตั้งค่า' })).toHaveAttribute('href', '/admin/settings');
});

test('an agent who opens a page of administrators is told so, and gets back to the chats', async () => {
  const { operator } = await renderAdminPage(Console, { at: '/admin/intents', user: agent });
  expect(await screen.findByText(/หน้านี้สำหรับผู้ดูแลระบบ/)).toBeVisible();
  expect(screen.queryByRole('link', { name: 'เรื่องที่บอตตอบ' })).not.toBeInTheDocument();
  await operator.click(screen.getByRole('link', { name: 'ไปที่แชต' }));
  expect(await screen.findByText('แชตทั้งหมด')).toBeVisible();
});

test('an address that no page has leads to the menu', async () => {
  await renderAdminPage(Console, { at: '/admin/nothing', user: agent });
  expect(await screen.findByText('เลือกหน้าจากเมนูด้านซ้าย')).toBeVisible();
});
