import {
  type BusinessHours,
  createBusinessDay,
  defaultTimeZone,
  defaultWeek,
  deleteBusinessDay,
  endBusinessHoursOverride,
  getBusinessHours,
  importHolidays,
  overrideBusinessHours,
  updateBusinessDay,
  updateBusinessHours,
  type Week,
} from '@jsk/contracts/business-hours';
import { apiPrefix } from '@jsk/contracts/endpoint';
import type { Problem } from '@jsk/contracts/problem';
import { callRest, type OperatorSession } from '@jsk/testing/operator-session';
import { TestSystem } from '../testing/start-test-api';

let system: TestSystem;
let administrator: OperatorSession;

/** A Monday in Bangkok. */
const monday = (time: string) => new Date(`2026-11-23T${time}+07:00`);
const closedWeek: Week = { 1: [], 2: [], 3: [], 4: [], 5: [], 6: [], 7: [] };
const morning = { from: '08:00', to: '12:00' };

beforeAll(async () => {
  system = await TestSystem.start();
  administrator = await system.signIn({ role: 'ADMIN' });
});
beforeEach(async () => {
  await system.rows.select('DELETE FROM business_hours');
  await system.rows.select('DELETE FROM business_days');
  system.api.setClock(monday('09:00'));
});
afterAll(() => system.stop());

const hours = () => administrator.call(getBusinessHours, {});

async function refusalOf(method: string, path: string, body: unknown) {
  const { accessToken: token } = administrator;
  const answer = await callRest<Problem>(system.api.url, method, `${apiPrefix}/admin/business-hours${path}`, {
    token,
    body,
  });
  const { code, errors } = answer.body;
  return { status: answer.status, code, paths: errors.map((error) => error.path) };
}

const wrongAt = (...paths: string[]) => ({ status: 400, code: 'validation_error', paths });

async function auditOf(action: string): Promise<{ subject: string; detail: unknown }[]> {
  return system.rows.select(
    `SELECT subject_id AS subject, detail FROM audit_log WHERE action = $1 ORDER BY id DESC LIMIT 1`,
    [action],
  );
}

describe('The opening hours', () => {
  it('are those of an office in Bangkok until somebody says otherwise', async () => {
    expect(await hours()).toEqual<BusinessHours>({
      timeZone: defaultTimeZone,
      week: defaultWeek,
      override: null,
      days: [],
      status: {
        isOpen: true,
        because: 'week',
        changesAt: monday('17:00').toISOString(),
        opensAt: null,
      },
      description: 'จันทร์-ศุกร์ 08:00-17:00 น.',
    });
  });

  it('can be read by every operator and changed by administrators only', async () => {
    const agent = await system.signIn({ role: 'AGENT' });
    expect(await agent.call(getBusinessHours, {})).toMatchObject({ timeZone: defaultTimeZone });
    await expect(
      agent.call(updateBusinessHours, { timeZone: defaultTimeZone, week: closedWeek }),
    ).rejects.toMatchObject({ status: 403 });
  });

  it('follow the week and the time zone that are saved, with what was there before in the audit log', async () => {
    const week = { ...closedWeek, 1: [morning, { from: '22:00', to: '02:00' }] };
    const saved = await administrator.call(updateBusinessHours, { timeZone: 'Asia/Tokyo', week });
    // It is 11:00 in Tokyo.
    expect(saved).toMatchObject({
      timeZone: 'Asia/Tokyo',
      week,
      status: { isOpen: true, changesAt: '2026-11-23T03:00:00.000Z' },
      description: 'จันทร์ 08:00-12:00, 22:00-02:00 น.',
    });
    expect(await hours()).toEqual(saved);
    expect(await auditOf('business_hours.updated')).toEqual([
      {
        subject: '1',
        detail: {
          before: { timeZone: defaultTimeZone, week: defaultWeek },
          after: { timeZone: 'Asia/Tokyo', week },
        },
      },
    ]);
  });

  it.each<[string, Record<string, unknown>, string]>([
    [
      'intervals that overlap',
      { week: { ...closedWeek, 1: [morning, { from: '11:00', to: '13:00' }] } },
      'week.1.1.from',
    ],
    [
      'intervals in the wrong order',
      { week: { ...closedWeek, 2: [{ from: '13:00', to: '17:00' }, morning] } },
      'week.2.1.from',
    ],
    [
      'a night that runs into the next day',
      { week: { ...closedWeek, 7: [{ from: '22:00', to: '09:00' }], 1: [morning] } },
      'week.1.0.from',
    ],
    [
      'a time that does not exist',
      { week: { ...closedWeek, 3: [{ from: '08:00', to: '25:00' }] } },
      'week.3.0.to',
    ],
    [
      'a beginning at 24:00',
      { week: { ...closedWeek, 3: [{ from: '24:00', to: '02:00' }] } },
      'week.3.0.from',
    ],
    ['a day that is missing', { week: { ...closedWeek, 4: undefined } }, 'week.4'],
    [
      'too many intervals',
      {
        week: {
          ...closedWeek,
          5: Array.from({ length: 7 }, (_, hour) => ({ from: `0${hour}:00`, to: `0${hour}:30` })),
        },
      },
      'week.5',
    ],
    ['a time zone that does not exist', { timeZone: 'Asia/Atlantis' }, 'timeZone'],
    ['an offset for a time zone', { timeZone: '+07:00' }, 'timeZone'],
  ])('refuse %s, and say where', async (_, change, path) => {
    const body = { timeZone: defaultTimeZone, week: defaultWeek, ...change };
    expect(await refusalOf('PUT', '', body)).toEqual(wrongAt(path));
    expect(await hours()).toMatchObject({ timeZone: defaultTimeZone, week: defaultWeek });
  });
});

describe('An override', () => {
  it('decides until its end', async () => {
    const until = monday('12:00').toISOString();
    const closed = await administrator.call(overrideBusinessHours, { state: 'closed', until });
    expect(closed).toMatchObject({
      override: { state: 'closed', until },
      status: { isOpen: false, because: 'override', changesAt: until, opensAt: until },
    });
    expect(await auditOf('business_hours.overridden')).toMatchObject([
      { detail: { before: null, after: { state: 'closed', until } } },
    ]);

    system.api.setClock(monday('12:00'));
    expect(await hours()).toMatchObject({ override: null, status: { isOpen: true, because: 'week' } });
  });

  it('without an end decides until somebody ends it', async () => {
    system.api.setClock(monday('20:00'));
    await administrator.call(overrideBusinessHours, { state: 'open', until: null });
    expect((await hours()).status).toEqual({
      isOpen: true,
      because: 'override',
      changesAt: null,
      opensAt: null,
    });
    const ended = await administrator.call(endBusinessHoursOverride, {});
    expect(ended).toMatchObject({ override: null, status: { isOpen: false, because: 'week' } });
    expect(await administrator.call(endBusinessHoursOverride, {})).toEqual(ended);
  });

  it('keeps the week, and the week keeps the override', async () => {
    await administrator.call(overrideBusinessHours, { state: 'closed', until: null });
    const saved = await administrator.call(updateBusinessHours, { timeZone: 'Asia/Tokyo', week: closedWeek });
    expect(saved.override).toEqual({ state: 'closed', until: null });
    await administrator.call(endBusinessHoursOverride, {});
    expect(await hours()).toMatchObject({ timeZone: 'Asia/Tokyo', week: closedWeek });
  });

  it.each([
    ['an end that is over', { state: 'open', until: monday('08:59').toISOString() }, 'until'],
    ['an end that is no time', { state: 'open', until: 'tomorrow' }, 'until'],
    ['a state that does not exist', { state: 'ajar', until: null }, 'state'],
  ])('refuses %s', async (_, body, path) => {
    expect(await refusalOf('PUT', '/override', body)).toEqual(wrongAt(path));
  });
});

describe('A holiday or another exception', () => {
  const today = { date: '2026-11-23', name: 'วันหยุดพิเศษ', intervals: [] };

  it('can be added, changed and taken away, each time in the audit log', async () => {
    expect(await administrator.call(createBusinessDay, today)).toMatchObject({
      days: [today],
      status: { isOpen: false, because: 'day', opensAt: new Date('2026-11-24T08:00+07:00').toISOString() },
    });
    const shorter = { ...today, name: 'เปิดครึ่งวัน', intervals: [morning] };
    expect(await administrator.call(updateBusinessDay, shorter)).toMatchObject({
      days: [shorter],
      status: { isOpen: true, because: 'day' },
    });
    expect(await auditOf('business_day.updated')).toEqual([
      { subject: '2026-11-23', detail: { before: today, after: shorter } },
    ]);
    expect(await administrator.call(deleteBusinessDay, { date: today.date })).toMatchObject({
      days: [],
      status: { isOpen: true, because: 'week' },
    });
    expect(await auditOf('business_day.deleted')).toHaveLength(1);
  });

  it('is there once a date', async () => {
    await administrator.call(createBusinessDay, today);
    expect(await refusalOf('POST', '/holidays', { ...today, name: 'อีกชื่อ' })).toEqual({
      status: 409,
      code: 'conflict',
      paths: ['date'],
    });
    expect((await hours()).days).toEqual([today]);
  });

  it('that is over is not listed', async () => {
    for (const date of ['2026-11-21', '2026-11-22', '2026-12-05']) {
      await administrator.call(createBusinessDay, { ...today, date });
    }
    expect((await hours()).days.map(({ date }) => date)).toEqual(['2026-11-22', '2026-12-05']);
  });

  it.each<[string, string, unknown, unknown]>([
    ['a date that does not exist', 'POST', { ...today, date: '2026-02-30' }, wrongAt('date')],
    ['no name', 'POST', { ...today, name: ' ' }, wrongAt('name')],
    [
      'intervals that overlap',
      'POST',
      { ...today, intervals: [morning, { from: '11:59', to: '13:00' }] },
      wrongAt('intervals.1.from'),
    ],
    ['a change of what is not there', 'PUT', today, { status: 404, code: 'not_found', paths: [] }],
    ['deleting what is not there', 'DELETE', undefined, { status: 404, code: 'not_found', paths: [] }],
  ])('is refused: %s', async (_, method, body, refusal) => {
    const path = method === 'POST' ? '/holidays' : '/holidays/2026-11-23';
    expect(await refusalOf(method, path, body)).toEqual(refusal);
  });
});

describe('A list of holidays', () => {
  const text = '2026-11-20 ผ่านไปแล้ว\n5 ธันวาคม 2569 วันพ่อ\n31/12/2569, สิ้นปี\nเร็วๆ นี้\n31/12/2569, อีกครั้ง';
  const result = {
    added: [
      { date: '2026-12-05', name: 'วันพ่อ', intervals: [] },
      { date: '2026-12-31', name: 'สิ้นปี', intervals: [] },
    ],
    skipped: [{ date: '2026-12-31', name: 'อีกครั้ง', intervals: [] }],
    past: 1,
    problems: [{ line: 4, text: 'เร็วๆ นี้', problem: 'no_date' }],
  };

  it('is looked through without storing anything, and then imported', async () => {
    expect(await administrator.call(importHolidays, { text, preview: true })).toEqual(result);
    expect((await hours()).days).toEqual([]);
    expect(await administrator.call(importHolidays, { text })).toEqual(result);
    expect((await hours()).days).toEqual(result.added);
    expect(await auditOf('business_hours.holidays_imported')).toEqual([
      { subject: '1', detail: { added: result.added } },
    ]);
  });

  it('keeps what the dates have already', async () => {
    const day = { date: '2026-12-05', name: 'เปิดครึ่งวัน', intervals: [morning] };
    await administrator.call(createBusinessDay, day);
    const imported = await administrator.call(importHolidays, { text });
    expect(imported.skipped).toContainEqual(result.added[0]);
    expect((await hours()).days).toContainEqual(day);
  });

  it('can be an iCalendar file', async () => {
    const calendar = [
      'BEGIN:VCALENDAR',
      'BEGIN:VEVENT',
      'DTSTART;VALUE=DATE:20270413',
      'DTEND;VALUE=DATE:20270416',
      'SUMMARY:วันสงกรานต์',
      'END:VEVENT',
      'END:VCALENDAR',
    ].join('\r\n');
    const { added } = await administrator.call(importHolidays, { text: calendar });
    expect(added.map(({ date }) => date)).toEqual(['2027-04-13', '2027-04-14', '2027-04-15']);
  });

  it('that is too long is refused', async () => {
    const long = Array.from({ length: 501 }, (_, day) => `${day} ไม่มีวันที่`).join('\n');
    expect(await refusalOf('POST', '/holidays/import', { text: long })).toEqual(wrongAt('text'));
  });
});
