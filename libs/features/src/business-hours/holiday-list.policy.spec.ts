import { readHolidayList } from './holiday-list.policy';

const newYear = { date: '2027-01-01', name: 'วันขึ้นปีใหม่' };

describe('A line of a list', () => {
  it.each([
    '2027-01-01 วันขึ้นปีใหม่',
    '2570-01-01 วันขึ้นปีใหม่',
    '2027/1/1\tวันขึ้นปีใหม่',
    '1/1/2570, วันขึ้นปีใหม่',
    '01.01.2027; วันขึ้นปีใหม่',
    '1-1-2570 - วันขึ้นปีใหม่',
    '1 มกราคม 2570 วันขึ้นปีใหม่',
    '๑ มกราคม ๒๕๗๐ วันขึ้นปีใหม่',
    '1 มกราคม พ.ศ. 2570: วันขึ้นปีใหม่',
    '1 ม.ค. 2570 วันขึ้นปีใหม่',
    '1 มค 2027 วันขึ้นปีใหม่',
    'วันศุกร์ที่ 1 มกราคม 2570 วันขึ้นปีใหม่',
    '1 January 2027 วันขึ้นปีใหม่',
    'Jan 1, 2027 วันขึ้นปีใหม่',
    '"January 1, 2027","วันขึ้นปีใหม่"',
    '"2027-01-01";"วันขึ้นปีใหม่";"หยุดราชการ"',
    'วันขึ้นปีใหม่,1/1/2027',
    '"วันขึ้นปีใหม่","1 มกราคม 2570",ราชการ',
  ])('%s', (line) => {
    expect(readHolidayList(line)).toEqual({ holidays: [newYear], problems: [] });
  });

  it('can name several days', () => {
    const { holidays } = readHolidayList('13-15 เมษายน 2570 วันสงกรานต์');
    expect(holidays.map(({ date }) => date)).toEqual(['2027-04-13', '2027-04-14', '2027-04-15']);
  });

  it('keeps what belongs to the name', () => {
    expect(readHolidayList('2027-05-04 วันฉัตรมงคล, หยุดชดเชย (2)').holidays).toEqual([
      { date: '2027-05-04', name: 'วันฉัตรมงคล, หยุดชดเชย (2)' },
    ]);
    expect(readHolidayList('2027-05-04,"a ""b"", c",x').holidays[0]?.name).toBe('a "b", c');
  });

  it.each([
    ['ประจำปี 2570', 'no_date'],
    ['31/4/2570 ไม่มีวันนี้', 'no_such_date'],
    ['2027-13-01 เดือนที่ 13', 'no_such_date'],
    ['15-13 เมษายน 2570 ถอยหลัง', 'no_such_date'],
    ['2027-01-01', 'no_name'],
    [`2027-01-01 ${'ก'.repeat(101)}`, 'name_too_long'],
  ])('%s is told as a problem', (line, problem) => {
    expect(readHolidayList(`\n${line}\n`)).toEqual({
      holidays: [],
      problems: [{ line: 2, text: line, problem }],
    });
  });
});

describe('A list', () => {
  it('may have a heading, empty lines and any kind of line end', () => {
    const { holidays, problems } = readHolidayList(
      '\ufeffวันที่,ชื่อ\r\n\r\n1/1/2570,ปีใหม่\r4/5/2570,ฉัตรมงคล\n,,\n',
    );
    expect(holidays.map(({ name }) => name)).toEqual(['ปีใหม่', 'ฉัตรมงคล']);
    expect(problems).toEqual([]);
  });

  it('says which lines are not understood and takes the others', () => {
    const { holidays, problems } = readHolidayList('2027-01-01 ปีใหม่\nเร็วๆ นี้\n2027-05-04 ฉัตรมงคล');
    expect(holidays).toHaveLength(2);
    expect(problems).toEqual([{ line: 2, text: 'เร็วๆ นี้', problem: 'no_date' }]);
  });
});

describe('An iCalendar file', () => {
  const calendar = (...lines: string[]) =>
    ['BEGIN:VCALENDAR', 'VERSION:2.0', ...lines, 'END:VCALENDAR'].join('\r\n');
  const event = (...lines: string[]) => ['BEGIN:VEVENT', ...lines, 'END:VEVENT'];

  it('gives its all-day events, of one day or of several', () => {
    const text = calendar(
      ...event('DTSTART;VALUE=DATE:20270101', 'DTEND;VALUE=DATE:20270102', 'SUMMARY:วันขึ้นปีใหม่'),
      ...event('DTSTART;VALUE=DATE:20270413', 'DTEND;VALUE=DATE:20270416', 'SUMMARY;LANGUAGE=th:วันสงกรานต์'),
      ...event('DTSTART:20271205', 'SUMMARY:วันพ่อ'),
      ...event('DTSTART;VALUE=DATE:20271230', 'DURATION:P2D', 'SUMMARY:สิ้นปี'),
    );
    expect(readHolidayList(text)).toEqual({
      holidays: [
        newYear,
        { date: '2027-04-13', name: 'วันสงกรานต์' },
        { date: '2027-04-14', name: 'วันสงกรานต์' },
        { date: '2027-04-15', name: 'วันสงกรานต์' },
        { date: '2027-12-05', name: 'วันพ่อ' },
        { date: '2027-12-30', name: 'สิ้นปี' },
        { date: '2027-12-31', name: 'สิ้นปี' },
      ],
      problems: [],
    });
  });

  it('has long lines folded and signs escaped', () => {
    const text = calendar(
      ...event(
        'SUMMARY;ALTREP="http://example.com/a:b";X-A=1:วันหยุด\\, ชด',
        ' เชย\\; วัน',
        '\tแม่\\nแห่งชาติ \\\\',
        'DTSTART;VALUE=DATE:20270812',
      ),
    );
    expect(readHolidayList(text).holidays).toEqual([
      { date: '2027-08-12', name: 'วันหยุด, ชดเชย; วันแม่ แห่งชาติ \\' },
    ]);
  });

  it('leaves out what is cancelled, and takes no alarm for the event', () => {
    const text = calendar(
      ...event('DTSTART;VALUE=DATE:20270102', 'STATUS:CANCELLED', 'SUMMARY:ยกเลิก'),
      ...event(
        'DTSTART;VALUE=DATE:20270101',
        'SUMMARY:วันขึ้นปีใหม่',
        'BEGIN:VALARM',
        'SUMMARY:เตือน',
        'DURATION:P9D',
        'END:VALARM',
      ),
    );
    expect(readHolidayList(text)).toEqual({ holidays: [newYear], problems: [] });
  });

  it.each([
    ['an appointment', ['DTSTART:20270101T090000Z'], 'not_all_day'],
    ['what repeats', ['DTSTART;VALUE=DATE:20270101', 'RRULE:FREQ=YEARLY'], 'repeats'],
    ['no date at all', [], 'no_date'],
    ['a month and a day', ['DTSTART;VALUE=DATE:20270101', 'DTEND;VALUE=DATE:20270202'], 'too_many_days'],
  ])('%s is told as a problem', (_, lines, problem) => {
    const { holidays, problems } = readHolidayList(calendar(...event(...lines, 'SUMMARY:งาน')));
    expect(holidays).toEqual([]);
    expect(problems).toEqual([
      { line: lines.length > 0 ? 4 : 3, text: expect.stringContaining('งาน') as string, problem },
    ]);
  });
});
