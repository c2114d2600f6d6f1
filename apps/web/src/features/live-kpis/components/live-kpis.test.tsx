import {
  getLiveKpis,
  type LiveFigure,
  type LiveFigureName,
  liveFigureNames,
  type LiveKpis,
} from '@jsk/contracts/analytics';
import { act, screen, waitFor, within } from '@testing-library/react';
import { createFakeApi, type FakeApi, refuse } from '@/testing/fake-api';
import { createFakeConnection } from '@/testing/fake-connection';
import { renderWithLive } from '@/testing/render-with-live';
import { LiveKpisPanel } from './live-kpis-panel';
import { LiveKpisStrip } from './live-kpis-strip';

let api: FakeApi;

beforeEach(() => {
  api = createFakeApi();
});
afterEach(() => jest.useRealTimers());

let told = 0;

/** Later than all before. */
function kpis(
  figures: Partial<Record<LiveFigureName, Partial<LiveFigure>>> = {},
  more: Partial<LiveKpis> = {},
): LiveKpis {
  told += 1;
  return {
    at: new Date(Date.UTC(2026, 2, 4, 5, 0, told)).toISOString(),
    waitingSince: null,
    operatorsOnline: 3,
    figures: liveFigureNames.map((name) => ({
      name,
      value: 0,
      previous: null,
      outOf: null,
      target: null,
      status: 'none',
      ...figures[name],
    })),
    ...more,
  };
}

const card = (label: string) => screen.getByRole('heading', { name: label }).closest('li')!;
const shows = (label: string, text: RegExp | string) =>
  waitFor(() => expect(card(label)).toHaveTextContent(text));

describe('The figures', () => {
  test('are shown as they are told, with trend, target and status in words', async () => {
    const { emit, connection } = await renderWithLive(<LiveKpisPanel />, { language: 'en' });
    expect(screen.getByRole('region', { name: 'How it goes now' })).toHaveAttribute('aria-busy', 'true');
    await waitFor(() => expect(connection.asked).toContainEqual({ event: 'subscribe_analytics', input: {} }));
    emit(
      'analytics_update',
      kpis(
        {
          waiting: { value: 2 },
          sessionsToday: { value: 12, previous: 15 },
          firstResponse: { value: 65.4, previous: 80.9, outOf: 12, target: 60, status: 'warning' },
          satisfaction: { value: 0.9, previous: 0.855, outOf: 40, target: 0.8, status: 'good' },
          resolution: { value: null },
        },
        { waitingSince: new Date(Date.now() - 65_000).toISOString() },
      ),
    );
    await shows('Waiting', /2.*Longest wait 1:0\d/);
    expect(card('Active')).toHaveTextContent('Operators online: 3');
    expect(card('Sessions today')).toHaveTextContent('3 fewer than yesterday by now');
    expect(card('First response')).toHaveTextContent(
      /1 min.*15 s shorter than the hour before.*out of 12.*Just missed.*Target: at most 1 min/,
    );
    expect(card('Satisfied')).toHaveTextContent(
      /90%.*4 pts higher than a day ago.*On target.*Target: 80% or more/,
    );
    expect(card('Resolution')).toHaveTextContent(/–.*Nothing to measure yet/);
    emit('analytics_update', kpis({ waiting: { value: 1 } }));
    await shows('Waiting', /Waiting1$/);
  });

  test('say what they mean', async () => {
    const { emit, operator } = await renderWithLive(<LiveKpisPanel />);
    emit('analytics_update', kpis());
    await operator.click(await screen.findByRole('button', { name: 'ตอบครั้งแรก คืออะไร' }));
    expect(await screen.findByRole('dialog')).toHaveTextContent('ไม่นับบอต');
  });

  test('that are older than what is shown are not put over it', async () => {
    const { emit } = await renderWithLive(<LiveKpisPanel />);
    const [older, newer] = [kpis({ active: { value: 4 } }), kpis({ active: { value: 5 } })];
    emit('analytics_update', newer);
    emit('analytics_update', older);
    await shows('กำลังคุย', /กำลังคุย5/);
  });
});

describe('The socket', () => {
  test('is told once that nobody looks any more, also of two places', async () => {
    const { connection, unmount } = await renderWithLive(
      <>
        <LiveKpisPanel />
        <LiveKpisStrip />
      </>,
    );
    const asked = (event: string) => connection.asked.filter((one) => one.event === event).length;
    await waitFor(() => expect(asked('subscribe_analytics')).toBe(2));
    unmount();
    await waitFor(() => expect(asked('unsubscribe_analytics')).toBe(1));
  });

  test('that is down is replaced by asking every 30 seconds, until it is back', async () => {
    let waiting = 1;
    api.on(getLiveKpis, () => kpis({ waiting: { value: waiting } }));
    const connection = createFakeConnection({}, 'reconnecting');
    jest.useFakeTimers();
    await renderWithLive(<LiveKpisPanel />, { connection });
    await act(() => jest.advanceTimersByTimeAsync(100));
    expect(within(card('รออยู่')).getByText('1')).toBeInTheDocument();
    expect(screen.getByText(/อัปเดตทุก 30 วินาที/)).toBeInTheDocument();
    waiting = 7;
    await act(() => jest.advanceTimersByTimeAsync(30_000));
    expect(within(card('รออยู่')).getByText('7')).toBeInTheDocument();

    act(() => connection.state.set('online'));
    await act(() => jest.advanceTimersByTimeAsync(100));
    const polls = api.callsOf(getLiveKpis).length;
    await act(() => jest.advanceTimersByTimeAsync(120_000));
    expect(api.callsOf(getLiveKpis)).toHaveLength(polls);
    expect(connection.asked).toContainEqual({ event: 'subscribe_analytics', input: {} });
  });
});

test('figures that cannot be loaded say so, and can be asked for again', async () => {
  const connection = createFakeConnection({}, 'offline');
  api.on(getLiveKpis, () => {
    throw refuse({ status: 500, code: 'internal_error' });
  });
  const { operator } = await renderWithLive(<LiveKpisPanel />, { connection });
  expect(await screen.findByRole('alert')).toHaveTextContent('โหลดภาพรวมไม่สำเร็จ');
  api.on(getLiveKpis, () => kpis({ waiting: { value: 3 } }));
  await operator.click(screen.getByRole('button', { name: 'ลองอีกครั้ง' }));
  expect(await screen.findByText('3')).toBeInTheDocument();
});

test('the head of another page shows the longest wait, the first response and the day', async () => {
  const { emit } = await renderWithLive(<LiveKpisStrip />, { language: 'en' });
  const waitingSince = new Date(Date.now() - 125_000).toISOString();
  const firstResponse = { value: 100, outOf: 2, target: 60, status: 'bad' } as const;
  emit('analytics_update', kpis({ firstResponse, sessionsToday: { value: 31 } }, { waitingSince }));
  await waitFor(() => expect(screen.getByText('Longest wait').nextSibling).toHaveTextContent(/2:0\d/));
  expect(screen.getByText('First response').nextSibling).toHaveTextContent('1 minOff target');
  expect(screen.getByText('Sessions today').nextSibling).toHaveTextContent('31');
});
