import { type AuditEntry, exportAuditLog, listAuditActions, listAuditEntries } from '@jsk/contracts/audit';
import { listOperatorProfiles } from '@jsk/contracts/people';
import { screen, waitFor, within } from '@testing-library/react';
import { useLocation } from 'react-router';
import { Toaster } from '@/components/toaster';
import { anOperatorProfile } from '@/testing/factories';
import { createFakeApi, type FakeApi, FakeFile, refuse } from '@/testing/fake-api';
import { renderAdminPage } from '@/testing/render-admin-page';
import { AuditPage } from './audit-page';

const nok = `U${'1'.repeat(32)}`;

const claimed: AuditEntry = {
  id: '1',
  happenedAt: '2026-11-20T03:00:00.000Z',
  operator: { id: '7', name: 'สมชาย' },
  action: 'session.claimed',
  subjectType: 'session',
  subjectId: '55',
  subjectName: 'คุณนก',
  lineUserId: nok,
  detail: { lineUserId: nok },
  ip: '203.0.113.9',
  userAgent: 'Firefox',
};

const changed: AuditEntry = {
  ...claimed,
  id: '2',
  action: 'settings.changed',
  subjectType: 'settings',
  subjectId: 'retention',
  subjectName: null,
  lineUserId: null,
  detail: { before: { imageDays: 365, fileDays: 90 }, after: { imageDays: 30, fileDays: 90 } },
};

const failed: AuditEntry = {
  ...claimed,
  id: '3',
  operator: null,
  action: 'auth.sign_in_failed',
  subjectType: 'username',
  subjectId: 'root',
  subjectName: null,
  lineUserId: null,
  detail: {},
};

let api: FakeApi;

beforeEach(() => {
  api = createFakeApi();
  api.on(listAuditEntries, () => ({ items: [claimed, changed, failed], nextCursor: null, total: 3 }));
  api.on(listAuditActions, () => ({ items: ['auth.sign_in_failed', 'session.claimed', 'settings.changed'] }));
  api.on(listOperatorProfiles, () => ({ items: [anOperatorProfile()] }));
});

function Page() {
  const { search } = useLocation();
  return (
    <>
      <AuditPage />
      <output aria-label="address">{search}</output>
      <Toaster />
    </>
  );
}

const row = (name: RegExp) => screen.findByRole('row', { name });
const lastAsked = () => api.callsOf(listAuditEntries).at(-1)?.input;

test('each act is told in words, with who did it, on what and from where', async () => {
  await renderAdminPage(Page);
  const claim = within(await row(/รับแชต/));
  expect(claim.getAllByText('สมชาย')).not.toHaveLength(0);
  expect(claim.getByText('203.0.113.9')).toBeInTheDocument();
  expect(claim.getByRole('link', { name: 'เซสชัน คุณนก' })).toHaveAttribute('href', `/chat?chat=${nok}`);
  const change = within(await row(/แก้ไขการตั้งค่า/));
  expect(change.getByRole('link', { name: 'การตั้งค่า retention' })).toHaveAttribute('href', '/admin/settings');
  expect(within(await row(/เข้าสู่ระบบไม่สำเร็จ/)).getAllByText('ไม่ใช่คนในทีม')).not.toHaveLength(0);
  expect(screen.getByText('ทั้งหมด 3 รายการ')).toBeVisible();
});

test('what was changed is shown line by line, and what stayed the same is not', async () => {
  const { operator } = await renderAdminPage(Page);
  await operator.click(await screen.findByRole('button', { name: 'ดูรายละเอียด: แก้ไขการตั้งค่า' }));
  const changes = within(screen.getByRole('list', { name: 'สิ่งที่เปลี่ยน' }));
  expect(changes.getAllByRole('listitem')).toHaveLength(1);
  expect(changes.getByText('imageDays')).toBeVisible();
  expect(changes.getByRole('deletion')).toHaveTextContent('365');
  expect(changes.getByRole('insertion')).toHaveTextContent('30');
  await operator.click(screen.getByRole('button', { name: 'ซ่อนรายละเอียด: แก้ไขการตั้งค่า' }));
  expect(screen.queryByRole('list', { name: 'สิ่งที่เปลี่ยน' })).not.toBeInTheDocument();
});

test('an act or a thing that has no words is shown by its name', async () => {
  const unknown = { ...failed, action: 'robot.switched_on', subjectType: 'robot', subjectId: '9' };
  api.on(listAuditEntries, () => ({ items: [unknown], nextCursor: null, total: 1 }));
  await renderAdminPage(Page);
  expect(within(await row(/robot\.switched_on/)).getAllByText('robot')).not.toHaveLength(0);
});

test('filters are in the address, and what is in the address is asked for', async () => {
  const { operator } = await renderAdminPage(Page, { at: '/admin/audit-log?action=session.claimed' });
  await row(/รับแชต/);
  expect(lastAsked()).toMatchObject({ action: 'session.claimed' });
  await operator.selectOptions(await screen.findByRole('combobox', { name: 'ใคร' }), 'สมชาย');
  await operator.type(screen.getByLabelText('ตั้งแต่วันที่'), '2026-11-01');
  await waitFor(() =>
    expect(lastAsked()).toMatchObject({ action: 'session.claimed', adminId: '7', startDate: '2026-11-01' }),
  );
  expect(screen.getByLabelText('address')).toHaveTextContent(
    '?adminId=7&action=session.claimed&startDate=2026-11-01',
  );
});

test('what cannot be is left out of what is asked for', async () => {
  await renderAdminPage(Page, {
    at: '/admin/audit-log?adminId=x&action=%25&startDate=2026-02-30&subjectId=1',
  });
  await row(/รับแชต/);
  expect(lastAsked()).toEqual({ pageSize: '50' });
});

test('from one act it is a click to everything about its customer, and another one back', async () => {
  const { operator } = await renderAdminPage(Page);
  await operator.click(await screen.findByRole('button', { name: 'ดูรายละเอียด: รับแชต' }));
  expect(screen.getByRole('link', { name: 'เปิดแชต' })).toHaveAttribute('href', `/chat?chat=${nok}`);
  await operator.click(screen.getByRole('link', { name: 'ทั้งหมดของลูกค้าคนนี้' }));
  await waitFor(() => expect(lastAsked()).toMatchObject({ subjectType: 'customer', subjectId: nok }));
  await operator.click(await screen.findByRole('button', { name: /เฉพาะ ลูกค้า/ }));
  await waitFor(() => expect(screen.getByLabelText('address')).toBeEmptyDOMElement());
});

test('further entries come on demand', async () => {
  api.on(listAuditEntries, ({ cursor }) =>
    cursor
      ? { items: [changed], nextCursor: null, total: null }
      : { items: [claimed], nextCursor: 'next', total: 2 },
  );
  const { operator } = await renderAdminPage(Page);
  await operator.click(await screen.findByRole('button', { name: 'แสดงเพิ่ม (1 จาก 2)' }));
  expect(await row(/แก้ไขการตั้งค่า/)).toBeVisible();
  expect(screen.getAllByRole('row')).toHaveLength(3);
});

test('nothing that matches is said, with a way back to everything', async () => {
  api.on(listAuditEntries, ({ action }) =>
    action ? { items: [], nextCursor: null, total: 0 } : { items: [claimed], nextCursor: null, total: 1 },
  );
  const { operator } = await renderAdminPage(Page, { at: '/admin/audit-log?action=tag.created' });
  expect(await screen.findByText('ไม่มีบันทึกที่ตรงกับตัวกรอง')).toBeVisible();
  await operator.click(screen.getByRole('button', { name: 'แสดงทั้งหมด' }));
  expect(await row(/รับแชต/)).toBeVisible();
});

test('a log that cannot be loaded is said, and can be tried again', async () => {
  api.on(listAuditEntries, () => {
    throw refuse({ status: 503, code: 'unavailable' });
  });
  const { operator } = await renderAdminPage(Page);
  expect(await screen.findByText('โหลดบันทึกไม่สำเร็จ')).toBeVisible();
  api.on(listAuditEntries, () => ({ items: [claimed], nextCursor: null, total: 1 }));
  await operator.click(screen.getByRole('button', { name: 'ลองอีกครั้ง' }));
  expect(await row(/รับแชต/)).toBeVisible();
});

test('what is looked for can be taken out as a file', async () => {
  URL.createObjectURL = () => 'blob:file';
  URL.revokeObjectURL = () => undefined;
  HTMLAnchorElement.prototype.click = () => undefined;
  api.on(exportAuditLog, () => new FakeFile('audit 2026-11-21.csv', ['a', 'b']));
  const { operator } = await renderAdminPage(Page, { at: '/admin/audit-log?action=session.claimed' });
  await row(/รับแชต/);
  await operator.click(screen.getByRole('button', { name: 'ส่งออก CSV' }));
  expect(await screen.findByText('บันทึก audit 2026-11-21.csv แล้ว')).toBeVisible();
  expect(api.callsOf(exportAuditLog).at(-1)?.input).toEqual({ action: 'session.claimed' });
});
