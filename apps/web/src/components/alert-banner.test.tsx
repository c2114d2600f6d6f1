import { type Alert, dismissAlert, listAlerts } from '@jsk/contracts/alerts';
import { screen, waitFor } from '@testing-library/react';
import { somchai } from '@/testing/factories';
import { createFakeApi, type FakeApi } from '@/testing/fake-api';
import { renderWithLive } from '@/testing/render-with-live';
import { AlertBanner } from './alert-banner';

let api: FakeApi;
let open: Alert[];

beforeEach(() => {
  api = createFakeApi();
  open = [];
  api.on(listAlerts, () => ({ items: open }));
});

function alert(id: string, given: Pick<Alert, 'kind' | 'severity'> & Partial<Alert>): Alert {
  const at = '2026-11-21T03:00:00.000Z';
  return { id, detail: {}, raisedAt: at, lastSeenAt: at, count: 1, ...given };
}

const paused = alert('1', { kind: 'line_unauthorised', severity: 'critical' });
const low = alert('2', { kind: 'quota_low', severity: 'warning', detail: { percent: 80 } });
const agent = { ...somchai, role: 'AGENT' as const };
const administrator = { ...somchai, role: 'ADMIN' as const };

const banner = () => screen.getByRole('region', { name: 'การแจ้งเตือนของระบบ' });

test('says nothing while all is well', async () => {
  open = [alert('3', { kind: 'quota_low', severity: 'info' })];
  await renderWithLive(<AlertBanner />);
  expect(banner()).toBeEmptyDOMElement();
});

test('tells everybody the worst at once, and the rest when asked', async () => {
  const { emit, operator } = await renderWithLive(<AlertBanner />, { user: agent });
  emit('alerts_update', { items: [paused, low] });

  expect(await screen.findByText(/LINE ไม่รับ Access token/)).toBeVisible();
  expect(screen.queryByText(/80%/)).not.toBeInTheDocument();
  await operator.click(screen.getByRole('button', { name: 'อีก 1 เรื่อง' }));
  expect(screen.getByText(/80%/)).toBeVisible();

  emit('alerts_update', { items: [] });
  await waitFor(() => expect(banner()).toBeEmptyDOMElement());
});

test('sends administrators to the page that mends it, and lets them put it away', async () => {
  open = [paused];
  api.on(dismissAlert, () => ({ items: [] }));
  const { operator } = await renderWithLive(<AlertBanner />, { user: administrator });

  expect(await screen.findByRole('link')).toHaveAttribute('href', '/admin/line-channel');
  await operator.click(screen.getByRole('button', { name: 'ซ่อนจนกว่าจะเกิดขึ้นอีก' }));
  expect(api.callsOf(dismissAlert)).toMatchObject([{ input: { alertId: '1' } }]);
  expect(banner()).toBeEmptyDOMElement();
});

test.each([
  ['quota_exhausted', '/admin/quota'],
  ['telegram_failing', '/admin/telegram'],
  ['nobody_online', '/queue'],
] as const)('sends administrators with %s to %s', async (kind, page) => {
  open = [alert('4', { kind, severity: 'warning' })];
  await renderWithLive(<AlertBanner />, { user: administrator });
  expect(await screen.findByRole('link')).toHaveAttribute('href', page);
});

test('asks operators to tell an administrator', async () => {
  open = [paused];
  await renderWithLive(<AlertBanner />, { user: agent, language: 'en' });

  expect(await screen.findByText('Tell an administrator.')).toBeVisible();
  expect(screen.queryByRole('link')).not.toBeInTheDocument();
  expect(screen.queryByRole('button')).not.toBeInTheDocument();
});
