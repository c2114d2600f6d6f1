import { defaultWeek, type Interval, isoWeekdays, type Week } from '@jsk/contracts/business-hours';
import { openMsBetween, type Opening, openingAt, type OpeningHours } from './opening.policy';

const closedWeek: Week = { 1: [], 2: [], 3: [], 4: [], 5: [], 6: [], 7: [] };
const everyDay = (...intervals: Interval[]): Week =>
  Object.fromEntries(isoWeekdays.map((day) => [day, intervals])) as Week;
const span = (text: string): Interval => {
  const [from = '', to = ''] = text.split('-');
  return { from, to };
};

interface Hours {
  timeZone?: string;
  week?: Week;
  days?: Record<string, Interval[]>;
  override?: OpeningHours['override'];
}

function hoursOf({ timeZone = 'Asia/Bangkok', week = defaultWeek, days = {}, override = null }: Hours) {
  return { timeZone, week, days: new Map(Object.entries(days)), override } satisfies OpeningHours;
}

function at(hours: Hours, now: string): Opening {
  return openingAt(hoursOf(hours), new Date(now));
}

const until = (moment: string | null) => (moment === null ? null : new Date(moment));
const open = (because: Opening['because'], changesAt: string | null) => ({
  isOpen: true,
  because,
  changesAt: until(changesAt),
});
const closed = (because: Opening['because'], changesAt: string | null) => ({
  ...open(because, changesAt),
  isOpen: false,
});

describe('A week', () => {
  it('is open from the first minute of an interval until before its end', () => {
    // 23 November 2026 is a Monday.
    expect(at({}, '2026-11-23T07:59:59.999+07:00')).toEqual(closed('week', '2026-11-23T08:00+07:00'));
    expect(at({}, '2026-11-23T08:00+07:00')).toEqual(open('week', '2026-11-23T17:00+07:00'));
    expect(at({}, '2026-11-23T16:59:59.999+07:00')).toEqual(open('week', '2026-11-23T17:00+07:00'));
    expect(at({}, '2026-11-23T17:00+07:00')).toEqual(closed('week', '2026-11-24T08:00+07:00'));
  });

  it('is closed over the weekend', () => {
    expect(at({}, '2026-11-27T17:00+07:00')).toEqual(closed('week', '2026-11-30T08:00+07:00'));
  });

  it('can have a break', () => {
    const week = everyDay(span('08:00-12:00'), span('13:00-17:00'));
    expect(at({ week }, '2026-11-23T12:30+07:00')).toEqual(closed('week', '2026-11-23T13:00+07:00'));
  });

  it('does not change where intervals touch', () => {
    const week = everyDay(span('08:00-12:00'), span('12:00-17:00'));
    expect(at({ week }, '2026-11-23T09:00+07:00')).toEqual(open('week', '2026-11-23T17:00+07:00'));
  });

  it('goes on over midnight, by an end on the next day or by 24:00 and 00:00', () => {
    const week = { ...closedWeek, 5: [span('22:00-02:00')] };
    expect(at({ week }, '2026-11-28T01:59+07:00')).toEqual(open('week', '2026-11-28T02:00+07:00'));
    const bothSides = { ...closedWeek, 5: [span('22:00-24:00')], 6: [span('00:00-02:00')] };
    expect(at({ week: bothSides }, '2026-11-27T23:00+07:00')).toEqual(open('week', '2026-11-28T02:00+07:00'));
    const untilMidnight = { ...closedWeek, 7: [span('18:00-00:00')] };
    expect(at({ week: untilMidnight }, '2026-11-29T23:59+07:00')).toEqual(
      open('week', '2026-11-30T00:00+07:00'),
    );
  });

  it('that never closes or never opens does not change', () => {
    for (const day of [span('00:00-24:00'), span('00:00-00:00'), span('08:00-08:00')]) {
      expect(at({ week: everyDay(day) }, '2026-11-23T03:00+07:00')).toEqual(open('week', null));
    }
    expect(at({ week: closedWeek }, '2026-11-23T09:00+07:00')).toEqual(closed('week', null));
  });
});

describe('A day that differs', () => {
  it('is closed as a holiday, and says so', () => {
    const days = { '2026-11-23': [] };
    expect(at({ days }, '2026-11-23T09:00+07:00')).toEqual(closed('day', '2026-11-24T08:00+07:00'));
    expect(at({ days }, '2026-11-22T18:00+07:00')).toEqual(closed('week', '2026-11-24T08:00+07:00'));
  });

  it('can be open when its weekday is not', () => {
    const days = { '2026-11-28': [span('10:00-12:00')] };
    expect(at({ days }, '2026-11-28T11:00+07:00')).toEqual(open('day', '2026-11-28T12:00+07:00'));
    expect(at({ days }, '2026-11-27T18:00+07:00')).toEqual(closed('week', '2026-11-28T10:00+07:00'));
  });

  it('replaces what begins on it, not what runs into it from the day before', () => {
    const week = everyDay(span('18:00-02:00'));
    const days = { '2027-01-01': [] };
    expect(at({ week, days }, '2027-01-01T01:00+07:00')).toEqual(open('week', '2027-01-01T02:00+07:00'));
    expect(at({ week, days }, '2027-01-01T19:00+07:00')).toEqual(closed('day', '2027-01-02T18:00+07:00'));
    expect(at({ week, days }, '2027-01-02T01:00+07:00')).toEqual(closed('week', '2027-01-02T18:00+07:00'));
  });

  it('runs past midnight by its own intervals when it is the day before', () => {
    const days = { '2026-12-31': [span('20:00-03:00')] };
    expect(at({ days }, '2027-01-01T02:00+07:00')).toEqual(open('day', '2027-01-01T03:00+07:00'));
  });

  it('opens a week that is closed, if it is within a year', () => {
    const week = closedWeek;
    const opens = { '2027-11-23': [span('09:00-10:00')] };
    expect(at({ week, days: opens }, '2026-11-24T09:00+07:00')).toEqual(
      closed('week', '2027-11-23T09:00+07:00'),
    );
    expect(at({ week, days: opens }, '2026-11-20T09:00+07:00')).toEqual(closed('week', null));
  });
});

describe('An override', () => {
  const during = '2026-11-23T09:00+07:00';

  it('without an end does not change by itself', () => {
    expect(at({ override: { state: 'closed', until: null } }, during)).toEqual(closed('override', null));
    expect(at({ override: { state: 'open', until: null } }, during)).toEqual(open('override', null));
  });

  it('ends at its end', () => {
    const override = { state: 'closed' as const, until: new Date('2026-11-23T12:00+07:00') };
    expect(at({ override }, during)).toEqual(closed('override', '2026-11-23T12:00+07:00'));
    expect(at({ override }, '2026-11-23T12:00+07:00')).toEqual(open('week', '2026-11-23T17:00+07:00'));
  });

  it('that ends in the same state changes with the week', () => {
    const closing = { state: 'closed' as const, until: new Date('2026-11-23T18:00+07:00') };
    expect(at({ override: closing }, during)).toEqual(closed('override', '2026-11-24T08:00+07:00'));
    const opening = { state: 'open' as const, until: new Date('2026-11-23T10:00+07:00') };
    expect(at({ override: opening }, during)).toEqual(open('override', '2026-11-23T17:00+07:00'));
  });
});

describe('When the clocks are changed', () => {
  it('New York skips an hour: what would begin in it begins with the next one', () => {
    const hours = { timeZone: 'America/New_York', week: everyDay(span('02:30-04:00')) };
    expect(at(hours, '2026-03-08T00:00-05:00')).toEqual(closed('week', '2026-03-08T03:00-04:00'));
    expect(at(hours, '2026-03-08T03:00-04:00')).toEqual(open('week', '2026-03-08T04:00-04:00'));
  });

  it('an interval within the skipped hour is not there', () => {
    const hours = { timeZone: 'Europe/Berlin', week: { ...closedWeek, 7: [span('02:00-03:00')] } };
    expect(at(hours, '2026-03-29T00:00+01:00')).toEqual(closed('week', '2026-04-05T02:00+02:00'));
  });

  it('Berlin repeats an hour: an interval within it is there twice', () => {
    const hours = { timeZone: 'Europe/Berlin', week: { ...closedWeek, 7: [span('02:00-02:30')] } };
    expect(at(hours, '2026-10-25T02:15+02:00')).toEqual(open('week', '2026-10-25T02:30+02:00'));
    expect(at(hours, '2026-10-25T02:30+02:00')).toEqual(closed('week', '2026-10-25T02:00+01:00'));
    expect(at(hours, '2026-10-25T02:15+01:00')).toEqual(open('week', '2026-10-25T02:30+01:00'));
  });

  it('a night over the repeated hour is an hour longer', () => {
    const hours = { timeZone: 'America/New_York', week: { ...closedWeek, 6: [span('22:00-04:00')] } };
    expect(at(hours, '2026-10-31T23:00-04:00')).toEqual(open('week', '2026-11-01T04:00-05:00'));
  });

  it('the wall decides, whatever the hour is elsewhere', () => {
    const hours = { timeZone: 'Pacific/Auckland' };
    expect(at(hours, '2026-09-25T18:00+12:00')).toEqual(closed('week', '2026-09-28T08:00+13:00'));
  });
});

describe('Whatever the hours, the zone and the moment', () => {
  /** Around changes of the clocks, and where there are none. Morocco changes them around Ramadan. */
  const places: readonly (readonly [string, string])[] = [
    ['America/New_York', '2026-03-08T07:00Z'],
    ['America/New_York', '2026-11-01T06:00Z'],
    ['Europe/Berlin', '2026-03-29T01:00Z'],
    ['Europe/Berlin', '2026-10-25T01:00Z'],
    ['Pacific/Auckland', '2026-09-26T14:00Z'],
    ['Pacific/Auckland', '2027-04-03T14:00Z'],
    ['Africa/Casablanca', '2026-02-15T02:00Z'],
    ['Africa/Casablanca', '2026-03-22T02:00Z'],
    ['Australia/Lord_Howe', '2026-10-03T15:30Z'],
    ['Africa/Cairo', '2026-04-23T22:00Z'],
    ['Asia/Kathmandu', '2026-06-01T00:00Z'],
    ['Asia/Bangkok', '2026-12-31T17:00Z'],
  ];

  it.each(places)('%s around %s is as a look at the clock says, minute by minute', (timeZone, centre) => {
    const random = randomFrom(Date.parse(centre) / 60_000);
    for (let round = 0; round < 3; round += 1) {
      const start = new Date(Date.parse(centre) - Math.floor(random() * 48 * 60) * 60_000);
      const hours = randomHours(timeZone, start, random);
      let moment: Date | undefined = start;
      for (let change = 0; change < 3 && moment; change += 1) {
        const seen = lookMinuteByMinute(hours, moment);
        expect(openingAt(hours, moment)).toMatchObject(seen);
        moment = seen.changesAt;
      }
    }
  });
});

describe('The time for which it was open', () => {
  const between = (hours: Hours, from: string, to: string) =>
    openMsBetween(hoursOf(hours), new Date(from), new Date(to)) / 60_000;

  it('counts no nights, and no holidays', () => {
    expect(between({}, '2026-11-23T16:00+07:00', '2026-11-24T09:00+07:00')).toBe(120);
    const days = { '2026-11-24': [] };
    expect(between({ days }, '2026-11-23T16:00+07:00', '2026-11-24T09:00+07:00')).toBe(60);
  });

  it('counts an override from when it was set until its end', () => {
    const override = {
      state: 'open' as const,
      since: new Date('2026-11-23T19:00+07:00'),
      until: new Date('2026-11-23T20:00+07:00'),
    };
    expect(between({ override }, '2026-11-23T16:30+07:00', '2026-11-23T22:00+07:00')).toBe(90);
    expect(between({ override }, '2026-11-23T19:30+07:00', '2026-11-23T22:00+07:00')).toBe(30);
  });

  it('is nothing when the end comes first', () => {
    expect(between({}, '2026-11-23T10:00+07:00', '2026-11-23T09:00+07:00')).toBe(0);
  });

  it.each(['Asia/Bangkok', 'America/New_York', 'Australia/Lord_Howe'])(
    'is what looking at the clock every minute adds up to (%s)',
    (timeZone) => {
      const random = randomFrom(7);
      for (let round = 0; round < 2; round += 1) {
        const start = new Date('2026-10-30T00:00Z');
        const hours = randomHours(timeZone, start, random);
        const end = new Date(start.getTime() + minutes(1500 + Math.floor(random() * 1000)));
        let seen = 0;
        for (let at = start.getTime(); at < end.getTime(); at += 60_000) {
          if (openingAt(hours, new Date(at)).isOpen) seen += 60_000;
        }
        expect(openMsBetween(hours, start, end)).toBe(seen);
      }
    },
  );
});

const minutes = (count: number) => count * 60_000;

function randomHours(timeZone: string, around: Date, random: () => number): OpeningHours {
  const intervals = () => randomIntervals(random);
  const week = Object.fromEntries(isoWeekdays.map((day) => [day, intervals()])) as Week;
  const dates = [-1, 0, 1, 2].filter(() => random() < 0.3).map((days) => minutes(days * 24 * 60));
  const days = new Map(
    dates.map((ms) => [
      new Date(around.getTime() + ms).toISOString().slice(0, 10),
      random() < 0.5 ? [] : intervals(),
    ]),
  );
  const end = random() < 0.3 ? new Date(around.getTime() + minutes(Math.floor(random() * 600))) : null;
  const state = random() < 0.5 ? ('open' as const) : ('closed' as const);
  return { timeZone, week, days, override: end && { state, until: end } };
}

/** Up to three in order, the last one perhaps past midnight. */
function randomIntervals(random: () => number): Interval[] {
  const ends = Array.from({ length: 2 * Math.floor(random() * 4) }, () => Math.floor(random() * 48) * 30);
  const times = [...new Set(ends)].sort((a, b) => a - b).map(timeOfMinute);
  const pairs = times.flatMap((from, index) => (index % 2 === 0 ? [[from, times[index + 1]] as const] : []));
  return pairs.map(([from, to]) => ({ from, to: to ?? '03:30' }));
}

function timeOfMinute(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}

/** As slow and as plain as can be: asks the clock on the wall every minute of three days. */
function lookMinuteByMinute(hours: OpeningHours, now: Date): { isOpen: boolean; changesAt?: Date } {
  const clock = new Intl.DateTimeFormat('sv-SE', {
    timeZone: hours.timeZone,
    dateStyle: 'short',
    timeStyle: 'medium',
  });
  const isOpenAt = (moment: Date): boolean => {
    const { override } = hours;
    if (override?.until && moment < override.until) return override.state === 'open';
    const [date = '', time = ''] = clock.format(moment).split(' ');
    const dayBefore = new Date(Date.parse(`${date}T00:00Z`) - minutes(24 * 60)).toISOString().slice(0, 10);
    const begun = planOf(hours, date).some(({ from, to }) =>
      to > from ? time >= from && time < to : time >= from,
    );
    return begun || planOf(hours, dayBefore).some(({ from, to }) => to <= from && time < to);
  };
  const isOpen = isOpenAt(now);
  for (let minute = 1; minute <= 3 * 24 * 60; minute += 1) {
    const moment = new Date(now.getTime() + minutes(minute));
    if (isOpenAt(moment) !== isOpen) return { isOpen, changesAt: moment };
  }
  return { isOpen };
}

function planOf({ days, week }: OpeningHours, date: string): readonly Interval[] {
  return days.get(date) ?? week[(new Date(`${date}T00:00Z`).getUTCDay() || 7) as keyof Week];
}

/** The same numbers every time (Park and Miller). */
function randomFrom(seed: number): () => number {
  let state = (seed % 2147483646) + 1;
  return () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
}
