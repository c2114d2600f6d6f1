import { getQuota, getQuotaLevel } from '@jsk/contracts/quota';
import { screen, waitFor, within } from '@testing-library/react';
import { createFakeApi, type FakeApi, refuse } from '@/testing/fake-api';
import { renderAdminPage } from '@/testing/render-admin-page';
import { renderWithLive } from '@/testing/render-with-live';
import type { QuotaReport } from '../api/quota';
import { QuotaChip } from './quota-chip';
import { QuotaPage } from './quota-page';

const noCosts = { free: 0, coalesced: 0, paid: 0 };
const report: QuotaReport = {
  limit: 500,
  used: 105,
  remaining: 395,
  checkedAt: '2026-11-11T05:00:00.000Z',
  thresholdReached: null,
  forecast: { usedAtMonthEnd: 300, perDay: 10, basedOnDays: 10.5, runsOutOn: null },
  refusedAt: null,
  period: 'month',
  economy: {
    bySender: [
      { sender: 'OPERATOR', free: 5, coalesced: 2, paid: 3 },
      { sender: 'BOT', free: 4, coalesced: 0, paid: 0 },
      { sender: 'SYSTEM', ...noCosts },
    ],
    freeShare: 0.7,
    savedMessages: 11,
  },
  daily: [
    { day: '2026-11-10', ...noCosts, countedByLine: null },
    { day: '2026-11-11', free: 9, coalesced: 2, paid: 3, countedByLine: 15 },
  ],
};

let api: FakeApi;
let shown: QuotaReport;

beforeEach(() => {
  shown = report;
  api = createFakeApi();
  api.on(getQuota, ({ period }) => ({ ...shown, period: period ?? 'month' }));
  api.on(getQuotaLevel, () => shown);
});

describe('The page of the quota', () => {
  const open = async (change: Partial<QuotaReport> = {}) => {
    shown = { ...report, ...change };
    const view = await renderAdminPage(QuotaPage);
    await screen.findByRole('heading', { name: 'ค่าข้อความของเรา' });
    return view;
  };

  it('says how much of the month is used, what is left, and where it leads by what', async () => {
    await open();
    expect(screen.getByRole('meter', { name: 'ใช้ไปแล้ว 105 จาก 500 ข้อความ (21%)' })).toBeVisible();
    expect(screen.getByText('เหลือ 395 ข้อความ')).toBeVisible();
    expect(screen.getByText('คาดว่าสิ้นเดือนจะใช้ 300 ข้อความ')).toBeVisible();
    expect(screen.getByText(/เฉลี่ยวันละ 10 ข้อความใน 10.5 วันแรก/)).toBeVisible();
  });

  it('says when it runs out, and that it has', async () => {
    const { unmount } = await open({
      used: 412,
      thresholdReached: 80,
      forecast: { usedAtMonthEnd: 600, perDay: 20, basedOnDays: 20.6, runsOutOn: '2026-11-25' },
    });
    expect(screen.getByText('ใช้ไปแล้วเกิน 80%')).toBeVisible();
    expect(screen.getByText(/โควตาจะหมดวันที่ 25 พฤศจิกายน/)).toBeVisible();
    unmount();
    await open({ used: 500, remaining: 0, thresholdReached: 100 });
    expect(screen.getByText(/หมดแล้ว: .*ยังตอบลูกค้าที่เพิ่งเขียนได้ฟรี/)).toBeVisible();
  });

  it('of an account without a limit says unlimited, and not that it is used up [case 86]', async () => {
    await open({ limit: null, remaining: null });
    expect(screen.getByText('ไม่จำกัดจำนวน')).toBeVisible();
    expect(screen.queryByRole('meter')).not.toBeInTheDocument();
    expect(screen.queryByText(/หมดแล้ว/)).not.toBeInTheDocument();
  });

  it('says that LINE refused a message although some are left [case 62]', async () => {
    await open({ refusedAt: '2026-11-11T03:30:00.000Z' });
    expect(screen.getByText(/LINE ปฏิเสธข้อความว่าเกินโควตาทั้งที่ยังเหลือ/)).toBeVisible();
  });

  it('says how many operator messages left without cost, and what each sender cost', async () => {
    await open();
    expect(screen.getByText('ข้อความของเจ้าหน้าที่ 7 จาก 10 ข้อความส่งโดยไม่เสียโควตา')).toBeVisible();
    expect(screen.getByText(/ประหยัดได้ 11 ข้อความ/)).toBeVisible();
    expect(screen.getByRole('row', { name: 'เจ้าหน้าที่ 5 2 3 70%' })).toBeVisible();
    expect(screen.getByRole('row', { name: 'บอต 4 0 0 100%' })).toBeVisible();
  });

  it('has the figures of its bars in a table', async () => {
    const { operator } = await open();
    await operator.click(screen.getByText('ดูเป็นตาราง'));
    const table = screen.getByRole('table', { name: /LINE นับรวม/ });
    expect(within(table).getByRole('row', { name: '11 พ.ย. 9 2 3 15' })).toBeVisible();
    expect(within(table).getByRole('row', { name: '10 พ.ย. 0 0 0 –' })).toBeVisible();
  });

  it('shows another period when asked', async () => {
    const { operator } = await open();
    await operator.click(screen.getByRole('tab', { name: 'วันนี้' }));
    await waitFor(() => expect(api.callsOf(getQuota).at(-1)?.input).toEqual({ period: 'today' }));
    expect(screen.getByRole('tab', { name: 'วันนี้', selected: true })).toBeVisible();
  });

  it('says that LINE has not told yet, and when nothing could be loaded', async () => {
    const { unmount } = await open({
      limit: null,
      used: 0,
      remaining: null,
      checkedAt: null,
      forecast: null,
    });
    expect(screen.getByText(/LINE ยังไม่ได้บอกโควตา/)).toBeVisible();
    unmount();
    api.on(getQuota, () => {
      throw refuse({ status: 503, code: 'service_unavailable' });
    });
    await renderAdminPage(QuotaPage);
    expect(await screen.findByRole('alert')).toHaveTextContent('โหลดโควตาไม่สำเร็จ');
  });
});

describe('The chip in the rail', () => {
  it('says how much is used and leads to the page', async () => {
    shown = { ...report, limit: 15000, used: 12412, thresholdReached: 80 };
    await renderWithLive(<QuotaChip />);
    const chip = await screen.findByRole('link', { name: /ใช้โควตาข้อความ 12,412 จาก 15,000$/ });
    expect(chip).toHaveAttribute('href', '/admin/quota');
  });

  it('is not there for an account without a limit [case 86]', async () => {
    shown = { ...report, limit: null, remaining: null };
    await renderWithLive(<QuotaChip />);
    await waitFor(() => expect(api.callsOf(getQuotaLevel)).toHaveLength(1));
    expect(screen.queryByRole('link')).not.toBeInTheDocument();
  });
});
