import { defaultWeek, type Week } from '@jsk/contracts/business-hours';
import { describeOpening, describeWeek } from './opening-words.policy';

const closed: Week = { 1: [], 2: [], 3: [], 4: [], 5: [], 6: [], 7: [] };
const morning = { from: '08:00', to: '12:00' };
const afternoon = { from: '13:00', to: '17:00' };
const allDay = { from: '00:00', to: '24:00' };

describe('The hours in words', () => {
  it.each<[string, Week, string]>([
    ['days with the same hours stand together', defaultWeek, 'จันทร์-ศุกร์ 08:00-17:00 น.'],
    [
      'several intervals a day',
      { ...closed, 1: [morning, afternoon], 2: [morning, afternoon], 6: [morning] },
      'จันทร์-อังคาร 08:00-12:00, 13:00-17:00 น. เสาร์ 08:00-12:00 น.',
    ],
    [
      'days that do not follow each other',
      { ...closed, 1: [morning], 3: [morning], 5: [morning], 6: [morning] },
      'จันทร์, พุธ, ศุกร์-เสาร์ 08:00-12:00 น.',
    ],
    [
      'every day',
      { 1: [morning], 2: [morning], 3: [morning], 4: [morning], 5: [morning], 6: [morning], 7: [morning] },
      'ทุกวัน 08:00-12:00 น.',
    ],
    ['the whole day', { ...closed, 7: [allDay], 1: [morning] }, 'จันทร์ 08:00-12:00 น. อาทิตย์ ตลอด 24 ชั่วโมง'],
    ['past midnight', { ...closed, 5: [{ from: '22:00', to: '02:00' }] }, 'ศุกร์ 22:00-02:00 น.'],
    ['never', closed, 'ปิดทุกวัน'],
  ])('%s', (_, week, words) => expect(describeWeek(week)).toBe(words));
});

describe('The next opening in words', () => {
  it.each([
    ['later today', '2026-11-20T12:30+07:00', '2026-11-20T13:00+07:00', ' วันนี้เวลา 13:00 น.'],
    ['tomorrow', '2026-11-22T18:00+07:00', '2026-11-23T08:00+07:00', ' พรุ่งนี้ (วันจันทร์) เวลา 08:00 น.'],
    ['tomorrow, soon', '2026-11-22T23:59+07:00', '2026-11-23T00:00+07:00', ' พรุ่งนี้ (วันจันทร์) เวลา 00:00 น.'],
    ['another day', '2026-11-20T18:00+07:00', '2026-11-23T08:00+07:00', ' วันจันทร์ที่ 23 พฤศจิกายน เวลา 08:00 น.'],
    ['next year', '2026-12-30T18:00+07:00', '2027-01-04T08:00+07:00', ' วันจันทร์ที่ 4 มกราคม 2570 เวลา 08:00 น.'],
  ])('%s', (_, now, opensAt, words) => {
    expect(describeOpening(new Date(opensAt), new Date(now), 'Asia/Bangkok')).toBe(words);
  });

  it('none', () => expect(describeOpening(null, new Date(), 'Asia/Bangkok')).toBe(''));

  it("by the shop's calendar, wherever the server is", () => {
    const [now, opensAt] = [new Date('2026-11-20T10:30Z'), new Date('2026-11-20T11:30Z')];
    expect(describeOpening(opensAt, now, 'Pacific/Auckland')).toBe(' พรุ่งนี้ (วันเสาร์) เวลา 00:30 น.');
  });
});
