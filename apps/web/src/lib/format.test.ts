import type { TFunction } from 'i18next';
import {
  clockTime,
  dayAndTime,
  dayLabel,
  exactTime,
  listTime,
  nearMoment,
  pastMoment,
  startOfDay,
} from './format';
import { followTimeZone, timeZoneStore } from './time-zone';
import { momentOf } from './zoned-moment';

const ofBrowser = timeZoneStore.get();
const t = ((key: string, values: object) => [key, ...Object.values(values ?? {})].join(' ')) as TFunction;

/** 21 November in Kiritimati, and still the 20th almost everywhere else. */
const date = new Date('2026-11-20T11:30:00.000Z');
const now = Date.parse('2026-11-21T11:00:00.000Z');

afterEach(() => timeZoneStore.set(ofBrowser));

test('every time is by the clock of the account, with its zone where this computer has another', () => {
  followTimeZone('Pacific/Kiritimati');
  expect(clockTime('en', date)).toBe('01:30');
  expect(exactTime('en', date)).toBe('21 November 2026 at 01:30:00 GMT+14');
  expect(dayAndTime('en', date)).toBe('Sat 21 Nov 01:30 GMT+14');
  expect(nearMoment(t, 'en', date, now)).toBe('time.dayAt Sat 21 Nov 01:30 GMT+14');
  expect(pastMoment(t, 'en', date, now)).toBe('time.dayAt Sat 21 Nov 01:30');
});

test('where this computer goes by the same clock no zone is named', () => {
  followTimeZone(ofBrowser);
  expect(exactTime('en', date)).not.toMatch(/GMT/);
  expect(nearMoment(t, 'en', date, now)).not.toMatch(/GMT/);
});

test('days begin and end when they do for the account', () => {
  followTimeZone('Pacific/Kiritimati');
  const midnight = Date.parse('2026-11-20T10:00:00.000Z');
  expect(startOfDay(date)).toBe(midnight);
  expect(startOfDay(new Date(midnight))).toBe(midnight);
  expect(startOfDay(new Date(midnight - 1))).toBe(midnight - 24 * 60 * 60_000);
  expect(dayLabel(t, 'en', date, midnight + 1)).toBe('time.today');
  expect(dayLabel(t, 'en', new Date(midnight - 1), midnight)).toBe('time.yesterday');
  expect(listTime(t, 'en', new Date(midnight), now)).toBe('time.yesterday');
});

test('a zone that this browser does not know is left out', () => {
  followTimeZone('Mars/Olympus');
  expect(timeZoneStore.get()).toBe(ofBrowser);
});

test('what is no time is no moment', () => {
  expect(momentOf('', 'Asia/Bangkok').getTime()).toBeNaN();
});
