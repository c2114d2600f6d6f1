import { getSlaRules, type SlaRules } from '@jsk/contracts/sla';
import type { Session } from '@jsk/contracts/sessions';
import { act, screen } from '@testing-library/react';
import { aSession, minute, somchai } from '@/testing/factories';
import { createFakeApi, type FakeApi } from '@/testing/fake-api';
import { renderWithLive } from '@/testing/render-with-live';
import { SlaChip } from './sla-chip';

const began = Date.parse(minute(0));
const waiting = aSession();
const active = aSession({
  status: 'ACTIVE',
  operator: { id: somchai.id, name: 'สมชาย' },
  claimedAt: minute(0),
});
const answered = { ...active, firstResponseAt: minute(0) };

let api: FakeApi;
let rules: SlaRules;

beforeEach(() => {
  jest.useFakeTimers({ now: began });
  rules = { queueWaitSeconds: 300, firstResponseSeconds: 120, resolutionSeconds: 1800, nearPercent: 80 };
  api = createFakeApi();
  api.on(getSlaRules, () => rules);
});
afterEach(() => jest.useRealTimers());

const pass = (seconds: number) => act(() => jest.advanceTimersByTimeAsync(seconds * 1000));

/** @param seconds how long ago the session began */
async function show(session: Session, seconds: number) {
  jest.setSystemTime(began + seconds * 1000);
  const view = await renderWithLive(<SlaChip session={session} />);
  await pass(1);
  return view;
}

test('a chip counts down to what was promised, and then how late it is', async () => {
  const { container } = await show(waiting, 237);
  expect(container).toBeEmptyDOMElement();
  await pass(2);
  expect(screen.getByText('รับใน 1:00')).toHaveAttribute('title', 'เวลาที่สัญญาไว้: รับแชตภายใน 5 นาที');
  await pass(59);
  expect(screen.getByText('รับใน 0:01')).toBeVisible();
  await pass(1);
  expect(screen.getByText('รับช้าไป 0:00')).toBeVisible();
  await pass(65);
  expect(screen.getByText('รับช้าไป 1:05')).toBeVisible();
});

test('after the claim it is about the first answer, and then about the end', async () => {
  const { unmount } = await show(active, 110);
  expect(screen.getByText('ตอบใน 0:09')).toBeVisible();
  unmount();
  await show(answered, 1500);
  expect(screen.getByText('ปิดใน 4:59')).toBeVisible();
});

test('of several it shows what is latest', async () => {
  await show(active, 1500);
  expect(screen.getByText('ตอบช้าไป 23:01')).toBeVisible();
});

test('what is put aside does not count into the end', async () => {
  const { container, unmount } = await show({ ...answered, snoozedSeconds: 600 }, 1900);
  expect(container).toBeEmptyDOMElement();
  unmount();
  const aside = await show({ ...answered, snoozedAt: minute(1) }, 4000);
  expect(aside.container).toBeEmptyDOMElement();
});

test('nobody waits for what an operator began, or what is not promised, or is over', async () => {
  const started = { ...active, trigger: { kind: 'OPERATOR', keyword: null } } as const;
  const first = await show(started, 500);
  expect(first.container).toBeEmptyDOMElement();
  first.unmount();
  const closed = await show({ ...answered, status: 'CLOSED', closedAt: minute(60) }, 4000);
  expect(closed.container).toBeEmptyDOMElement();
  closed.unmount();
  rules = { ...rules, queueWaitSeconds: 0 };
  const unpromised = await show(waiting, 900);
  expect(unpromised.container).toBeEmptyDOMElement();
});

test('an alert with another threshold has the rules fetched again', async () => {
  const { emit } = await show(waiting, 100);
  rules = { ...rules, queueWaitSeconds: 60 };
  emit('sla_alert', {
    sessionId: waiting.id,
    lineUserId: waiting.lineUserId,
    displayName: null,
    kind: 'queue_wait',
    state: 'breached',
    thresholdSeconds: 60,
    dueAt: minute(1),
    operator: null,
  });
  await pass(1);
  expect(screen.getByText('รับช้าไป 0:42')).toBeVisible();
});
