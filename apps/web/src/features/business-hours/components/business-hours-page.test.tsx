import {
  type BusinessDay,
  type BusinessHours,
  createBusinessDay,
  defaultWeek,
  deleteBusinessDay,
  endBusinessHoursOverride,
  getBusinessHours,
  type HolidayImport,
  importHolidays,
  overrideBusinessHours,
  updateBusinessDay,
  updateBusinessHours,
  type Week,
} from '@jsk/contracts/business-hours';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { Toaster } from '@/components/toaster';
import { createFakeApi, type FakeApi, refuse } from '@/testing/fake-api';
import { renderAdminPage } from '@/testing/render-admin-page';
import { endOfDay, momentOf, wallTimeAt } from '@/lib/zoned-moment';
import { BusinessHoursPage } from './business-hours-page';

const songkran: BusinessDay = { date: '2027-04-13', name: 'วันสงกรานต์', intervals: [] };

let api: FakeApi;
let stored: BusinessHours;

beforeEach(() => {
  stored = {
    timeZone: 'Asia/Bangkok',
    week: defaultWeek,
    override: null,
    days: [songkran],
    status: { isOpen: true, because: 'week', changesAt: null, opensAt: null },
    description: 'จันทร์-ศุกร์ 08:00-17:00 น.',
  };
  const change = (changed: Partial<BusinessHours>) => (stored = { ...stored, ...changed });
  const without = (date: string) => stored.days.filter((day) => day.date !== date);
  api = createFakeApi();
  api.on(getBusinessHours, () => stored);
  api.on(updateBusinessHours, ({ timeZone, week }) => change({ timeZone, week }));
  api.on(overrideBusinessHours, ({ state, until }) => {
    const status = {
      ...stored.status,
      isOpen: state === 'open',
      because: 'override' as const,
      changesAt: until,
    };
    return change({ override: { state, until }, status });
  });
  api.on(endBusinessHoursOverride, () => change({ override: null }));
  api.on(createBusinessDay, ({ date, name, intervals }) => {
    if (stored.days.some((day) => day.date === date)) throw refuse({ status: 409, code: 'conflict' });
    return change({ days: [...stored.days, { date, name, intervals }] });
  });
  api.on(updateBusinessDay, ({ date, name, intervals }) =>
    change({ days: [...without(date), { date, name, intervals }] }),
  );
  api.on(deleteBusinessDay, ({ date }) => change({ days: without(date) }));
});

const PageWithToasts = () => (
  <>
    <BusinessHoursPage />
    <Toaster />
  </>
);

async function open(options?: Parameters<typeof renderAdminPage>[1]) {
  const view = await renderAdminPage(PageWithToasts, options);
  await screen.findByRole('switch', { name: /จันทร์|Monday/ });
  return view;
}

const dialog = async (name: string | RegExp) => within(await screen.findByRole('dialog', { name }));
const button = (name: string | RegExp) => screen.getByRole('button', { name });
const field = (name: string) => screen.getByLabelText(name);
const setTime = (name: string, value: string) => fireEvent.change(field(name), { target: { value } });
const sentWeeks = () => api.callsOf(updateBusinessHours).map(({ input }) => input.week as unknown as Week);
const weekday = (name: RegExp) => within(screen.getByRole('switch', { name }).closest<HTMLElement>('li')!);

describe('The present', () => {
  const region = () => within(screen.getByRole('region', { name: 'ขณะนี้' }));

  test.each<[string, Partial<BusinessHours>, RegExp]>([
    ['open all week', {}, /เปิดทำการ.*ตามเวลาประจำสัปดาห์ · ไม่เปลี่ยนภายในหนึ่งปี/],
    [
      'closed until later today',
      { status: { isOpen: false, because: 'week', changesAt: null, opensAt: null } },
      /ปิดทำการ/,
    ],
    [
      'closed by hand until somebody ends it',
      {
        override: { state: 'closed', until: null },
        status: { isOpen: false, because: 'override', changesAt: null, opensAt: null },
      },
      /ปิดทำการ.*กำหนดเองชั่วคราว · จนกว่าจะยกเลิก/,
    ],
  ])('is told: %s', async (_, hours, words) => {
    stored = { ...stored, ...hours };
    await open();
    expect(region().getByRole('status')).toHaveTextContent(words);
    expect(region().getByText(stored.description)).toBeVisible();
  });

  test('names the holiday that decides, and when it opens, by the clocks of the shop', async () => {
    const today = wallTimeAt(new Date(), 'Pacific/Auckland').slice(0, 10);
    stored = {
      ...stored,
      timeZone: 'Pacific/Auckland',
      days: [{ date: today, name: 'วันหยุดพิเศษ', intervals: [] }],
      status: {
        isOpen: false,
        because: 'day',
        changesAt: momentOf(`${today}T23:30`, 'Pacific/Auckland').toISOString(),
        opensAt: null,
      },
    };
    await open();
    expect(region().getByRole('status')).toHaveTextContent('ตามวันพิเศษ: วันหยุดพิเศษ · จะเปิดวันนี้ 23:30 น.');
  });

  test('can be changed for an hour, until the end of the day or until somebody ends it', async () => {
    const { operator } = await open();
    await operator.click(button('ปิดตอนนี้'));
    const form = await dialog('ปิดตอนนี้');
    await operator.selectOptions(form.getByRole('combobox', { name: 'นานเท่าไร' }), 'จนสิ้นวันนี้');
    const expected = endOfDay(new Date(), 'Asia/Bangkok').toISOString();
    await operator.click(form.getByRole('button', { name: 'ปิดตอนนี้' }));
    expect(await screen.findByText('ปิดทำการแล้ว')).toBeVisible();
    expect(api.callsOf(overrideBusinessHours)[0]?.input).toEqual({ state: 'closed', until: expected });
    expect(expected).toMatch(/T17:00:00/);

    await operator.click(button('กลับไปตามเวลาปกติ'));
    await waitFor(() => expect(stored.override).toBeNull());
  });

  test('cannot be changed until a time that is over', async () => {
    const { operator } = await open();
    await operator.click(button('ปิดตอนนี้'));
    const form = await dialog('ปิดตอนนี้');
    await operator.selectOptions(form.getByRole('combobox'), 'จนถึงวันและเวลาที่เลือก');
    const until = form.getByLabelText('จนถึง');
    fireEvent.change(until, { target: { value: '2020-01-01T12:00' } });
    await operator.click(form.getByRole('button', { name: 'ปิดตอนนี้' }));
    expect(until).toBeInvalid();
    expect(until).toHaveAccessibleDescription('ต้องเป็นเวลาในอนาคต');
    fireEvent.change(until, { target: { value: '2099-01-01T12:00' } });
    await operator.click(form.getByRole('button', { name: 'ปิดตอนนี้' }));
    await waitFor(() =>
      expect(api.callsOf(overrideBusinessHours)[0]?.input).toEqual({
        state: 'closed',
        until: '2099-01-01T05:00:00.000Z',
      }),
    );
  });
});

describe('The week', () => {
  test('is changed as a whole: a break, a closed day, hours past midnight', async () => {
    const { operator } = await open();
    expect(screen.queryByRole('button', { name: 'บันทึก' })).not.toBeInTheDocument();
    setTime('วันจันทร์ ช่วงที่ 1 ถึง', '12:00');
    await operator.click(button('เพิ่มช่วงเวลา: วันจันทร์'));
    await operator.click(screen.getByRole('switch', { name: /วันอังคาร/ }));
    setTime('วันศุกร์ ช่วงที่ 1 ถึง', '02:00');
    expect(field('วันศุกร์ ช่วงที่ 1 ถึง')).toHaveAccessibleDescription('สิ้นสุดในวันถัดไป');
    await operator.click(button('บันทึก'));

    await waitFor(() => expect(screen.queryByRole('button', { name: 'บันทึก' })).not.toBeInTheDocument());
    expect(sentWeeks()).toEqual([
      {
        ...defaultWeek,
        1: [
          { from: '08:00', to: '12:00' },
          { from: '13:00', to: '17:00' },
        ],
        2: [],
        5: [{ from: '08:00', to: '02:00' }],
      },
    ]);
    expect(weekday(/วันอังคาร/).getByText('ปิดทั้งวัน')).toBeVisible();
  });

  test('has what is wrong told at the field, before it is sent', async () => {
    const { operator } = await open();
    await operator.click(button('เพิ่มช่วงเวลา: วันจันทร์'));
    setTime('วันจันทร์ ช่วงที่ 2 เริ่ม', '16:00');
    const begin = field('วันจันทร์ ช่วงที่ 2 เริ่ม');
    expect(begin).toHaveAccessibleDescription('เริ่มก่อนที่ช่วงก่อนหน้าจะสิ้นสุด');
    await operator.click(button('บันทึก'));
    expect(begin).toHaveFocus();
    setTime('วันจันทร์ ช่วงที่ 2 เริ่ม', '');
    expect(begin).toHaveAccessibleDescription('ใส่เวลาให้ครบ');
    await operator.click(button('ลบ วันจันทร์ ช่วงที่ 2'));
    expect(screen.queryByRole('button', { name: 'บันทึก' })).not.toBeInTheDocument();
    expect(sentWeeks()).toEqual([]);
  });

  test('has what the server refuses told at the field', async () => {
    api.on(updateBusinessHours, () => {
      throw refuse({
        status: 400,
        code: 'validation_error',
        errors: [{ path: 'week.1.0.from', message: 'no' }],
      });
    });
    const { operator } = await open();
    setTime('วันจันทร์ ช่วงที่ 1 เริ่ม', '09:00');
    await operator.click(button('บันทึก'));
    await waitFor(() => expect(field('วันจันทร์ ช่วงที่ 1 เริ่ม')).toHaveAccessibleDescription('ค่านี้ใช้ไม่ได้'));
  });

  test('lets the hours of a day be copied to others', async () => {
    const { operator } = await open();
    setTime('วันจันทร์ ช่วงที่ 1 เริ่ม', '10:00');
    await operator.click(button('คัดลอกเวลาวันจันทร์ไปวันอื่น'));
    const choice = await dialog('คัดลอกเวลาวันจันทร์ไปวันอื่น');
    await operator.click(choice.getByRole('checkbox', { name: 'วันเสาร์' }));
    await operator.click(choice.getByRole('checkbox', { name: 'วันศุกร์' }));
    await operator.click(choice.getByRole('button', { name: 'คัดลอก' }));
    await operator.click(button('บันทึก'));
    const late = [{ from: '10:00', to: '17:00' }];
    await waitFor(() =>
      expect(sentWeeks()).toEqual([{ ...defaultWeek, 1: late, 2: late, 3: late, 4: late, 6: late }]),
    );
  });

  test('is in a time zone that is searched by name, and must exist', async () => {
    const { operator } = await open();
    const zone = screen.getByRole('combobox', { name: 'เขตเวลา' });
    fireEvent.change(zone, { target: { value: 'Asia/Atlantis' } });
    expect(zone).toHaveAccessibleDescription(/ไม่รู้จักเขตเวลานี้/);
    fireEvent.change(zone, { target: { value: 'Asia/Tokyo' } });
    expect(zone).toHaveAccessibleDescription(/ขณะนี้ที่นั่นคือ \d\d:\d\d น./);
    await operator.click(button('บันทึก'));
    await waitFor(() => expect(stored.timeZone).toBe('Asia/Tokyo'));
  });
});

describe('Holidays and special days', () => {
  test('are listed by year', async () => {
    await open();
    const list = within(screen.getByRole('list', { name: /2570/ }));
    expect(list.getByRole('listitem')).toHaveTextContent(/13 เมษายนวันสงกรานต์ปิดทั้งวัน/);
  });

  test('can be added, once a date', async () => {
    const { operator } = await open();
    await operator.click(button('เพิ่มวัน'));
    const form = await dialog('เพิ่มวัน');
    const save = form.getByRole('button', { name: 'บันทึก' });
    const date = form.getByLabelText('วันที่');
    await operator.click(save);
    expect(date).toHaveAccessibleDescription('ต้องไม่เว้นว่าง');
    fireEvent.change(date, { target: { value: '2027-04-13' } });
    await operator.type(form.getByLabelText('ชื่อ'), 'ครึ่งวัน');
    await operator.click(form.getByRole('switch', { name: 'เปิดทำการบางเวลา' }));
    fireEvent.change(form.getByLabelText('เวลาของวันนี้ ช่วงที่ 1 ถึง'), { target: { value: '12:00' } });
    await operator.click(save);
    await waitFor(() => expect(date).toHaveAccessibleDescription('มีอยู่แล้ว'));
    fireEvent.change(date, { target: { value: '2027-12-31' } });
    await operator.click(save);
    expect(await screen.findByText('ครึ่งวัน')).toBeInTheDocument();
    const intervals = [{ from: '08:00', to: '12:00' }];
    expect(stored.days.at(-1)).toEqual({ date: '2027-12-31', name: 'ครึ่งวัน', intervals });
  });

  test('can be changed', async () => {
    const { operator } = await open();
    await operator.click(button('แก้ไข วันสงกรานต์'));
    const form = await dialog('แก้ไข 13 เมษายน 2570');
    await operator.type(form.getByLabelText('ชื่อ'), ' (วันแรก)');
    await operator.click(form.getByRole('button', { name: 'บันทึก' }));
    expect(await screen.findByText('วันสงกรานต์ (วันแรก)')).toBeInTheDocument();
    expect(stored.days).toEqual([{ ...songkran, name: 'วันสงกรานต์ (วันแรก)' }]);
  });

  test('can be deleted, after a question', async () => {
    const { operator } = await open();
    await operator.click(button('ลบ วันสงกรานต์'));
    const question = await dialog('ลบ “วันสงกรานต์” ใช่ไหม');
    await operator.click(question.getByRole('button', { name: 'ลบ' }));
    await waitFor(() => expect(screen.queryByText('วันสงกรานต์')).not.toBeInTheDocument());
  });
});

describe('A list of holidays', () => {
  const found: HolidayImport = {
    added: [{ date: '2027-01-01', name: 'วันขึ้นปีใหม่', intervals: [] }],
    skipped: [songkran],
    past: 3,
    problems: [{ line: 4, text: 'เร็วๆ นี้', problem: 'no_date' }],
  };

  beforeEach(() => {
    api.on(importHolidays, ({ preview }) => {
      if (!preview) stored = { ...stored, days: [...found.added, ...stored.days] };
      return found;
    });
  });

  test('is looked through first, and imported then', async () => {
    stored = { ...stored, days: [] };
    const { operator } = await open();
    expect(screen.getByText(/ยังไม่มีวันหยุด/)).toBeVisible();
    await operator.click(button('นำเข้ารายการ'));
    const form = await dialog('นำเข้าวันหยุด');
    await operator.click(form.getByRole('button', { name: 'ตรวจดูก่อน' }));
    expect(form.getByLabelText('รายการ')).toHaveAccessibleDescription('ต้องไม่เว้นว่าง');
    await operator.type(form.getByLabelText('รายการ'), '1/1/2570 วันขึ้นปีใหม่');
    await operator.click(form.getByRole('button', { name: 'ตรวจดูก่อน' }));

    const added = within(await form.findByRole('list', { name: 'จะเพิ่ม 1 วัน' }));
    expect(added.getByRole('listitem')).toHaveTextContent('1 มกราคม 2570วันขึ้นปีใหม่');
    expect(form.getByRole('list', { name: /ใช้ไม่ได้/ })).toHaveTextContent('บรรทัด 4ไม่พบวันที่: เร็วๆ นี้');
    expect(form.getByRole('list', { name: /มีอยู่แล้ว/ })).toHaveTextContent('วันสงกรานต์');
    expect(form.getByText(/ผ่านไปแล้ว 3 วัน/)).toBeVisible();
    expect(stored.days).toEqual([]);
    await operator.click(form.getByRole('button', { name: 'นำเข้า 1 วัน' }));
    expect(await screen.findByRole('list', { name: /2570/ })).toHaveTextContent('วันขึ้นปีใหม่');
    expect(api.callsOf(importHolidays).map(({ input }) => input.preview)).toEqual([true, false]);
  });

  test('is read from a file, also as Excel writes it on a Thai computer', async () => {
    const { operator } = await open();
    await operator.click(button('นำเข้ารายการ'));
    const form = await dialog('นำเข้าวันหยุด');
    const bytes = new Uint8Array([...Buffer.from('1/1/2570,'), 0xbb, 0xd5]);
    const file = new File([bytes], 'วันหยุด.csv', { type: 'text/csv' });
    file.arrayBuffer = async () => bytes.buffer;
    await operator.upload(form.getByLabelText('เลือกไฟล์', { selector: 'input' }), file);
    await waitFor(() => expect(form.getByLabelText('รายการ')).toHaveValue('1/1/2570,ปี'));
  });

  test('that is too long is told at the field', async () => {
    api.on(importHolidays, () => {
      throw refuse({ status: 400, code: 'validation_error', errors: [{ path: 'text', message: 'no' }] });
    });
    const { operator } = await open();
    await operator.click(button('นำเข้ารายการ'));
    const form = await dialog('นำเข้าวันหยุด');
    await operator.type(form.getByLabelText('รายการ'), 'x');
    await operator.click(form.getByRole('button', { name: 'ตรวจดูก่อน' }));
    await waitFor(() => expect(form.getByLabelText('รายการ')).toHaveAccessibleDescription(/รายการยาวเกินไป/));
  });
});

test('the page is there in English, too', async () => {
  await open({ language: 'en' });
  expect(screen.getByRole('switch', { name: 'Open on Monday' })).toBeChecked();
  expect(screen.getByRole('list', { name: /2027/ })).toHaveTextContent('Tuesday 13 April');
});

test('hours that cannot be loaded can be tried again', async () => {
  let isDown = true;
  api.on(getBusinessHours, () => {
    if (isDown) throw refuse({ status: 503, code: 'service_unavailable' });
    return stored;
  });
  const { operator } = await renderAdminPage(PageWithToasts);
  expect(await screen.findByRole('alert')).toHaveTextContent('โหลดเวลาทำการไม่สำเร็จ');
  isDown = false;
  await operator.click(button('ลองอีกครั้ง'));
  expect(await screen.findByRole('switch', { name: /จันทร์/ })).toBeVisible();
});

describe('Moments by the clocks of the shop', () => {
  test.each([
    ['2026-11-23T08:00', 'Asia/Bangkok', '2026-11-23T01:00:00.000Z'],
    ['2026-03-08T03:30', 'America/New_York', '2026-03-08T07:30:00.000Z'],
    ['2026-11-01T04:00', 'America/New_York', '2026-11-01T09:00:00.000Z'],
    ['2026-09-27T00:00', 'Pacific/Auckland', '2026-09-26T12:00:00.000Z'],
  ])('%s in %s', (wall, timeZone, moment) => {
    expect(momentOf(wall, timeZone).toISOString()).toBe(moment);
    expect(wallTimeAt(new Date(moment), timeZone)).toBe(wall);
  });
});
