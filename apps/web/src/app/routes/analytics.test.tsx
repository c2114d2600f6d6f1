import {
  type Dashboard,
  type Durations,
  getDashboard,
  getHourly,
  getOperatorFigures,
  listOperatorFigures,
  type OperatorFigures,
  type SessionTotals,
} from '@jsk/contracts/analytics';
import { countCsatScores, listCsatAnswers } from '@jsk/contracts/csat';
import { exportSessions, getSessionsSummary, listReportedSessions } from '@jsk/contracts/reports';
import { listOperatorProfiles } from '@jsk/contracts/people';
import { act, screen, waitFor, within } from '@testing-library/react';
import { Route, Routes, useLocation } from 'react-router';
import { Toaster } from '@/components/toaster';
import { customerId, malee, minute, somchai } from '@/testing/factories';
import { createFakeApi, type FakeApi, FakeFile, refuse } from '@/testing/fake-api';
import { renderAdminPage } from '@/testing/render-admin-page';
import { AnalyticsRoute } from './analytics.route';

const period = { startDate: '2026-11-19', endDate: '2026-11-20' };
const previousPeriod = { startDate: '2026-11-17', endDate: '2026-11-18' };
const timeZone = 'Asia/Bangkok';

const durations = (average: number | null): Durations => ({
  count: average === null ? 0 : 10,
  average,
  p50: average && Math.floor(average / 2),
  p90: average && average * 2,
  p99: average && average * 3,
});

function totals(over: Partial<SessionTotals> = {}): SessionTotals {
  return {
    sessions: 40,
    startedByOperator: 2,
    claimed: 34,
    closed: 30,
    abandoned: 4,
    leftQueue: 1,
    open: 6,
    abandonmentRate: 0.1,
    transfers: 3,
    wait: durations(95),
    firstResponse: durations(30),
    resolution: durations(900),
    firstContactKnown: 20,
    firstContactResolved: 16,
    firstContactResolution: 0.8,
    surveysSent: 30,
    surveysAnswered: 12,
    responseRate: 0.4,
    averageScore: 4.25,
    satisfied: 9,
    satisfaction: 0.75,
    slaBreaches: 5,
    ...over,
  };
}

const dashboard: Dashboard = {
  period,
  previousPeriod,
  timeZone,
  measuredBy: 'clock',
  computedAt: minute(0),
  totals: totals(),
  previousTotals: totals({ sessions: 32, wait: durations(110), satisfaction: 0.8 }),
  days: [
    { date: '2026-11-19', sessions: 15, closed: 11, abandoned: 3, ...noTimes(0.2) },
    { date: '2026-11-20', sessions: 25, closed: 19, abandoned: 1, ...noTimes(0.04) },
  ],
  funnel: { contacts: 200, askedForPerson: 38, claimed: 32, resolved: 28 },
  triggers: [
    { trigger: { kind: 'KEYWORD', keyword: 'คุยกับคน' }, sessions: 30 },
    { trigger: null, sessions: 2 },
  ],
  cost: { free: 90, paid: 12, coalesced: 7, days: [] },
};

function noTimes(abandonmentRate: number) {
  return { abandonmentRate, firstResponseP50: 20, firstResponseP90: 80, resolutionP50: 600 };
}

const hourly = { period, timeZone, cells: [{ weekday: 1, hour: 9, sessions: 7 }] };

function figuresOf(operator: typeof somchai, over: Partial<OperatorFigures> = {}): OperatorFigures {
  return {
    operator: { id: operator.id, name: operator.displayName },
    sessions: 20,
    closed: 18,
    firstResponse: durations(30),
    resolution: durations(900),
    answers: 6,
    averageScore: 4.5,
    satisfaction: 0.8,
    firstContactResolution: 0.9,
    transfersOut: 1,
    slaBreaches: 2,
    onlineSeconds: 7 * 3600,
    awaySeconds: 1800,
    ...over,
  };
}

const ownReport = {
  period,
  previousPeriod,
  timeZone,
  figures: figuresOf(somchai),
  previousFigures: figuresOf(somchai, { sessions: 10 }),
  days: [
    {
      date: '2026-11-19',
      sessions: 20,
      onlineSeconds: 7 * 3600,
      awaySeconds: 1800,
      firstOnlineAt: '2026-11-19T01:30:00.000Z',
      lastOnlineAt: '2026-11-19T10:00:00.000Z',
    },
  ],
};

const summary = {
  period,
  sessions: 4,
  byStatus: { WAITING: 0, ACTIVE: 0, CLOSED: 1, ABANDONED: 3 },
  averageWaitSeconds: 95,
  averageFirstResponseSeconds: null,
  averageResolutionSeconds: null,
  averageScore: 4.5,
  surveysSent: 4,
  surveysAnswered: 2,
  responseRate: 0.5,
};

const session = {
  sessionId: '55',
  lineUserId: customerId(1),
  displayName: 'คุณนก',
  status: 'ABANDONED',
  operator: null,
  trigger: { kind: 'KEYWORD', keyword: 'คุยกับคน' },
  createdAt: minute(0),
  claimedAt: null,
  firstResponseAt: null,
  closedAt: minute(5),
  waitSeconds: null,
  firstResponseSeconds: null,
  resolutionSeconds: null,
  score: null,
  transferCount: 0,
} as const;

let api: FakeApi;

beforeEach(() => {
  api = createFakeApi();
  api.on(getDashboard, () => dashboard);
  api.on(getHourly, () => hourly);
  api.on(listOperatorFigures, () => ({
    period,
    timeZone,
    items: [figuresOf(somchai), figuresOf(malee, { sessions: 5, satisfaction: null })],
  }));
  api.on(getOperatorFigures, () => ownReport);
  api.on(getSessionsSummary, () => summary);
  api.on(listReportedSessions, () => ({ items: [session], nextCursor: null, period }));
  api.on(listOperatorProfiles, () => ({ items: [] }));
  api.on(listCsatAnswers, () => ({ items: [], nextCursor: null }));
});

function Console() {
  const { pathname, search } = useLocation();
  return (
    <>
      <Routes>
        <Route path="/analytics/*" element={<AnalyticsRoute />} />
      </Routes>
      <output aria-label="address">{decodeURIComponent(pathname + search)}</output>
      <Toaster />
    </>
  );
}

const administrator = { ...somchai, role: 'ADMIN' } as const;
const open = (at: string, user: typeof somchai = administrator) => renderAdminPage(Console, { at, user });
const address = () => screen.getByLabelText('address').textContent;
const section = async (name: string) => within(await screen.findByRole('region', { name }));
const figure = (name: string) => screen.getByRole('heading', { name }).closest('li')!;

describe('The days', () => {
  test('are kept in the address, with the way times are measured, from one report to the next', async () => {
    const { operator } = await open('/analytics/operators');
    await screen.findByRole('link', { name: /สมชาย/ });
    expect(api.callsOf(listOperatorFigures).at(-1)?.input).toEqual({ days: '30', measuredBy: 'clock' });
    await operator.click(screen.getByRole('button', { name: '90 วัน' }));
    await operator.click(screen.getByRole('button', { name: 'ตามเวลาทำการ' }));
    expect(address()).toBe('/analytics/operators?days=90&measuredBy=business');
    await operator.click(screen.getByRole('link', { name: 'ภาพรวม' }));
    await waitFor(() =>
      expect(api.callsOf(getDashboard).at(-1)?.input).toEqual({ days: '90', measuredBy: 'business' }),
    );
    expect(address()).toBe('/analytics/dashboard?days=90&measuredBy=business');
  });

  test('can be chosen one by one, but not the wrong way round', async () => {
    const { operator } = await open('/analytics/ratings?days=nonsense');
    await operator.click(await screen.findByRole('button', { name: 'กำหนดเอง' }));
    const form = within(await screen.findByRole('dialog', { name: 'กำหนดเอง' }));
    await operator.type(form.getByLabelText('ตั้งแต่'), '2026-11-20');
    await operator.clear(form.getByLabelText('ถึง'));
    await operator.type(form.getByLabelText('ถึง'), '2026-11-19');
    await operator.click(form.getByRole('button', { name: 'แสดง' }));
    expect(form.getByText(/ไม่เกิน 366 วัน/)).toBeVisible();
    await operator.clear(form.getByLabelText('ตั้งแต่'));
    await operator.type(form.getByLabelText('ตั้งแต่'), '2026-11-01');
    await operator.click(form.getByRole('button', { name: 'แสดง' }));
    expect(address()).toBe('/analytics/ratings?startDate=2026-11-01&endDate=2026-11-19');
  });
});

describe('The overview', () => {
  test('shows each figure with its change, and in words whether that is good', async () => {
    await open('/analytics/dashboard');
    await section('จำนวนเซสชันต่อวัน');
    expect(figure('เซสชัน')).toHaveTextContent(/40.*เพิ่มขึ้น 25%ยังไม่จบ 6/);
    expect(figure('เวลารอ')).toHaveTextContent('1 นาที 35 วิลดลง 15 วิ · ดีขึ้น');
    expect(figure('ความพึงพอใจ')).toHaveTextContent(/75%ลดลง 5 จุด · แย่ลงเฉลี่ย 4.3 จาก 5/);
    expect(figure('ไม่ได้รับบริการ')).toHaveTextContent('10%เท่าช่วงก่อน');
  });

  test('leads from a figure to the sessions behind it', async () => {
    const { operator } = await open('/analytics/dashboard?days=7');
    await section('จำนวนเซสชันต่อวัน');
    await operator.click(within(figure('ไม่ได้รับบริการ')).getByRole('link'));
    expect(address()).toBe('/analytics/reports?days=7&outcome=abandoned');
    expect(await screen.findByRole('link', { name: 'คุณนก' })).toHaveAttribute(
      'href',
      `/chat?chat=${customerId(1)}`,
    );
    const asked = { days: '7', outcome: 'abandoned' };
    expect(api.callsOf(listReportedSessions).at(-1)?.input).toEqual(asked);
    expect(api.callsOf(getSessionsSummary).at(-1)?.input).toEqual(asked);
  });

  test('gives every chart as a table of the same numbers, with the sessions of a day behind each', async () => {
    const { operator } = await open('/analytics/dashboard');
    const volume = await section('จำนวนเซสชันต่อวัน');
    expect(await volume.findByRole('img', { name: /แผนภูมิ จำนวนเซสชันต่อวัน 19/ })).toBeVisible();
    await operator.click(volume.getByRole('button', { name: 'ดูเป็นตาราง: จำนวนเซสชันต่อวัน' }));
    const rows = volume.getAllByRole('row').map((row) => row.textContent);
    expect(rows).toEqual(['วันที่ปิดแล้วไม่ได้รับบริการยังไม่จบ', '19 พ.ย.1131', '20 พ.ย.1915']);
    expect(volume.getByRole('link', { name: '3' })).toHaveAttribute(
      'href',
      '/analytics/reports?startDate=2026-11-19&endDate=2026-11-19&outcome=abandoned',
    );
  });

  test('tells of each hour of the week how many asked, with one stop for the keyboard', async () => {
    const { operator } = await open('/analytics/dashboard');
    const week = await section('ช่วงเวลาที่ลูกค้าขอคุย');
    const busiest = await week.findByRole('link', { name: '7' });
    expect(busiest).toHaveAttribute('href', '/analytics/reports?weekday=1&hour=9&begunBy=customer');
    expect(week.getByText(/มากที่สุด วันจันทร์ 09:00/)).toBeVisible();
    act(() => busiest.focus());
    await operator.keyboard('{ArrowDown}');
    expect(week.getByText(/วันอังคาร 09:00–10:00 · 0 เซสชัน/)).toBeVisible();
  });

  test('counts the steps from a contact to the end, and why people were asked for', async () => {
    await open('/analytics/dashboard');
    const funnel = await section('จากทักมาจนจบ');
    expect(funnel.getAllByRole('listitem').map((step) => step.textContent)).toEqual([
      'ผู้ติดต่อ200',
      'ขอคุยกับเจ้าหน้าที่19%38',
      'มีคนรับ84%32',
      'ปิดแล้ว88%28',
    ]);
    const triggers = await section('สิ่งที่ทำให้ขอคุย');
    expect(triggers.getByRole('link', { name: 'คำว่า “คุยกับคน” 30 ดูรายการ' })).toHaveAttribute(
      'href',
      `/analytics/reports?begunBy=customer&trigger=KEYWORD&keyword=${encodeURIComponent('คุยกับคน')}`,
    );
  });

  test('says that there was nothing, and that it cannot be loaded, too', async () => {
    const none = totals({ sessions: 0 });
    const funnel = { contacts: 0, askedForPerson: 0, claimed: 0, resolved: 0 };
    api.on(getDashboard, () => ({ ...dashboard, totals: none, previousTotals: none, funnel }));
    const { unmount } = await open('/analytics/dashboard');
    expect(await screen.findByText(/ยังไม่มีเซสชันในช่วงนี้/)).toBeVisible();
    unmount();
    api.on(getDashboard, () => {
      throw refuse({ status: 503, code: 'service_unavailable' });
    });
    const { operator } = await open('/analytics/dashboard');
    expect(await screen.findByRole('alert')).toHaveTextContent('โหลดรายงานไม่สำเร็จ');
    api.on(getDashboard, () => dashboard);
    await operator.click(screen.getByRole('button', { name: 'ลองอีกครั้ง' }));
    await section('จำนวนเซสชันต่อวัน');
  });
});

describe('The operators', () => {
  const names = () => screen.getAllByRole('rowheader').map((row) => row.textContent);

  test('are sorted by any column, and lead to one of them', async () => {
    const { operator } = await open('/analytics/operators');
    await screen.findByRole('link', { name: /สมชาย/ });
    expect(names()).toEqual([expect.stringContaining('สมชาย'), expect.stringContaining('มาลี')]);
    await operator.click(screen.getByRole('button', { name: 'เซสชัน' }));
    expect(screen.getByRole('columnheader', { name: 'เซสชัน' })).toHaveAttribute('aria-sort', 'ascending');
    expect(names()).toEqual([expect.stringContaining('มาลี'), expect.stringContaining('สมชาย')]);
    expect(address()).toBe('/analytics/operators?sort=ownSessions');
    await operator.click(screen.getByRole('button', { name: 'ความพึงพอใจ' }));
    expect(names()[1]).toContain('มาลี');
    await operator.click(screen.getByRole('link', { name: /สมชาย/ }));
    const availability = await section('เวลาออนไลน์ในแต่ละวัน');
    await operator.click(availability.getByRole('button', { name: /ดูเป็นตาราง/ }));
    expect(availability.getAllByRole('row')[1]).toHaveTextContent('19 พ.ย.7 ชม. 0 นาที30 นาที');
    expect(address()).toBe('/analytics/operators/7');
  });
});

describe('The sessions', () => {
  test('show what they were narrowed down to, and let go of it', async () => {
    const { operator } = await open('/analytics/reports?weekday=1&hour=9&begunBy=customer&outcome=nonsense');
    expect(await screen.findByRole('region', { name: 'สรุปรายการ' })).toHaveTextContent(
      /เซสชัน4ปิดแล้ว 1 · ไม่มีคนรับ 3รอเฉลี่ย1 นาที 35 วิ.*ตอบ 2 จาก 4 \(50%\)/,
    );
    await operator.click(screen.getByRole('button', { name: 'เอาตัวกรอง เริ่ม 09:00–09:59 ออก' }));
    await operator.selectOptions(screen.getByRole('combobox', { name: 'ผล' }), 'ออกจากคิวเอง');
    expect(address()).toBe('/analytics/reports?weekday=1&begunBy=customer&outcome=left_queue');
    await waitFor(() =>
      expect(api.callsOf(listReportedSessions).at(-1)?.input).toEqual({
        days: '30',
        weekday: '1',
        begunBy: 'customer',
        outcome: 'left_queue',
      }),
    );
  });

  test('are taken out as a file with the same filters', async () => {
    api.on(exportSessions, () => new FakeFile('เซสชัน.csv', ['a', 'b']));
    const { operator } = await open('/analytics/reports?days=7&outcome=abandoned');
    await operator.click(await screen.findByRole('button', { name: 'ส่งออก CSV' }));
    expect(await screen.findByText('บันทึก เซสชัน.csv แล้ว')).toBeVisible();
    expect(api.callsOf(exportSessions).at(-1)?.input).toEqual({ days: '7', outcome: 'abandoned' });
  });
});

test('the ratings of the days are shown in the words of the customers', async () => {
  api.on(listCsatAnswers, () => ({
    items: [
      {
        sessionId: '55',
        lineUserId: customerId(1),
        displayName: 'คุณนก',
        pictureUrl: null,
        operator: { id: '7', name: 'สมชาย' },
        score: 2,
        comment: 'รอนานมาก',
        closedAt: minute(0),
        answeredAt: minute(3),
      },
    ],
    nextCursor: null,
  }));
  const scores = [8, 0, 0, 2, 0].map((answers, index) => ({ score: 5 - index, answers }));
  api.on(countCsatScores, () => ({ answers: 10, averageScore: 4.4, scores }));
  const { operator } = await open('/analytics/ratings?startDate=2026-11-19&endDate=2026-11-20');
  expect(await screen.findByText('รอนานมาก')).toBeVisible();
  expect(screen.getByRole('img', { name: '2 จาก 5 ดาว' })).toBeVisible();
  await operator.click(screen.getByRole('button', { name: 'เฉพาะที่มีความคิดเห็น' }));
  await waitFor(() =>
    expect(api.callsOf(listCsatAnswers).at(-1)?.input).toMatchObject({ hasComment: 'true' }),
  );

  expect(screen.getByRole('img', { name: 'เฉลี่ย 4.4 จาก 5 ดาว' })).toBeVisible();
  await operator.click(screen.getByRole('button', { name: '2 ดาว: 2 คำตอบ (20%)' }));
  await waitFor(() => expect(api.callsOf(listCsatAnswers).at(-1)?.input).toMatchObject({ score: '2' }));
  expect(address()).toContain('score=2');
  expect(api.callsOf(countCsatScores).at(-1)?.input).not.toHaveProperty('score');
});

test('an agent sees what they did themselves, and no report of everybody', async () => {
  await open('/analytics/dashboard', somchai);
  expect(await screen.findByRole('heading', { name: 'สมชาย' })).toBeVisible();
  expect(address()).toBe('/analytics/me');
  expect(api.callsOf(getOperatorFigures).at(-1)?.input).toMatchObject({ operatorId: '7' });
  expect(figure('เซสชัน')).toHaveTextContent(/20.*เพิ่มขึ้น 100%/);
  expect(screen.queryByRole('link', { name: 'ภาพรวม' })).not.toBeInTheDocument();
  expect(within(figure('เซสชัน')).queryByRole('link')).not.toBeInTheDocument();
  expect(api.callsOf(getDashboard)).toEqual([]);
});
