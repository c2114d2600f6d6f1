import { listOperatorProfiles } from '@jsk/contracts/people';
import { listSlaBreaches, type SlaBreach } from '@jsk/contracts/sla';
import { screen, waitFor, within } from '@testing-library/react';
import { useLocation } from 'react-router';
import { anOperatorProfile, customerId, minute } from '@/testing/factories';
import { createFakeApi, type FakeApi, refuse } from '@/testing/fake-api';
import { renderAdminPage } from '@/testing/render-admin-page';
import { SlaBreachesPanel } from './components/sla-breaches-panel';

const period = { startDate: '2026-11-14', endDate: '2026-11-20' };
const counts = { queue_wait: 1, first_response: 1, resolution: 0 };

const late: SlaBreach = {
  sessionId: '55',
  lineUserId: customerId(1),
  displayName: 'คุณนก',
  kind: 'first_response',
  thresholdSeconds: 120,
  dueAt: minute(2),
  operator: { id: '7', name: 'สมชาย' },
  tookSeconds: 190,
};
const waiting: SlaBreach = {
  ...late,
  sessionId: '56',
  lineUserId: customerId(2),
  displayName: null,
  kind: 'queue_wait',
  thresholdSeconds: 300,
  operator: null,
  tookSeconds: null,
};

let api: FakeApi;

beforeEach(() => {
  api = createFakeApi();
  api.on(listSlaBreaches, () => ({ items: [late, waiting], nextCursor: null, period, counts }));
  api.on(listOperatorProfiles, () => ({ items: [anOperatorProfile()] }));
});

function Page() {
  const { search } = useLocation();
  return (
    <>
      <SlaBreachesPanel period={period} />
      <output aria-label="address">{search}</output>
    </>
  );
}

const row = (name: RegExp) => screen.findByRole('row', { name });
const lastAsked = () => api.callsOf(listSlaBreaches).at(-1)?.input;

test('each broken promise is shown with who, what was promised, how long it took, and whose it was', async () => {
  await renderAdminPage(Page);
  const first = within(await row(/คุณนก/));
  expect(first.getByRole('link', { name: 'คุณนก' })).toHaveAttribute('href', `/chat?chat=${customerId(1)}`);
  expect(first.getByText('2 นาที')).toBeVisible();
  expect(first.getByText('3 นาที')).toBeVisible();
  expect(first.getAllByText('สมชาย')).not.toHaveLength(0);
  expect(within(await row(/รอรับ/)).getByText('ยังไม่จบ')).toBeVisible();
  expect(lastAsked()).toEqual(period);
});

test('kinds and operators are chosen in the address, and every kind has its number', async () => {
  const { operator } = await renderAdminPage(Page, { at: '/?tab=sla&kind=nonsense' });
  await row(/คุณนก/);
  expect(lastAsked()).toEqual(period);
  await operator.click(screen.getByRole('button', { name: 'คำตอบแรก 1' }));
  await operator.selectOptions(screen.getByRole('combobox', { name: 'เจ้าหน้าที่' }), 'สมชาย');
  await waitFor(() => expect(lastAsked()).toEqual({ ...period, kind: 'first_response', operatorId: '7' }));
  expect(screen.getByLabelText('address')).toHaveTextContent('?tab=sla&kind=first_response&operator=7');
  expect(screen.getByRole('button', { name: 'คำตอบแรก 1' })).toHaveAttribute('aria-pressed', 'true');
  await operator.click(screen.getByRole('button', { name: 'ทั้งหมด 2' }));
  await waitFor(() => expect(lastAsked()).toEqual({ ...period, operatorId: '7' }));
});

test('further ones come on demand', async () => {
  api.on(listSlaBreaches, ({ cursor }) =>
    cursor
      ? { items: [waiting], nextCursor: null, period, counts }
      : { items: [late], nextCursor: 'next', period, counts },
  );
  const { operator } = await renderAdminPage(Page);
  await operator.click(await screen.findByRole('button', { name: 'แสดงเพิ่ม' }));
  expect(await row(/รอรับ/)).toBeVisible();
});

test('that there is none is said, and that they cannot be loaded, too', async () => {
  api.on(listSlaBreaches, () => ({ items: [], nextCursor: null, period, counts }));
  const { unmount } = await renderAdminPage(Page);
  expect(await screen.findByText('ไม่มีลูกค้ารอเกินเวลาที่สัญญาไว้')).toBeVisible();
  unmount();
  api.on(listSlaBreaches, () => {
    throw refuse({ status: 503, code: 'unavailable' });
  });
  const { operator } = await renderAdminPage(Page);
  expect(await screen.findByText('โหลดรายการไม่สำเร็จ')).toBeVisible();
  api.on(listSlaBreaches, () => ({ items: [late], nextCursor: null, period, counts }));
  await operator.click(screen.getByRole('button', { name: 'ลองอีกครั้ง' }));
  expect(await row(/คุณนก/)).toBeVisible();
});
