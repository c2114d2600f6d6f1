import { maskedContacts, maskedTail } from './masking';

describe('A masked value', () => {
  it.each([
    ['U4af4980629f14a5c8d7e3b2a1f0c9e8d', '••••9e8d'],
    ['0812345678', '••••5678'],
    ['12345678', '••••'],
    ['', '••••'],
    ['บ้านเลขที่ 99/1 สุขุมวิท', '••••มวิท'],
  ])('%s is shown as %s', (value, shown) => expect(maskedTail(value)).toBe(shown));
});

describe('Masked contacts in a text', () => {
  it.each([
    ['โทร 081-234-5678 ค่ะ', 'โทร ••••5678 ค่ะ'],
    ['+66 81 234 5678', '••••5678'],
    ['เบอร์ ๐๘๑๒๓๔๕๖๗๘', 'เบอร์ ••••๕๖๗๘'],
    ['บัตร 1-2345-67890-12-3', 'บัตร ••••0123'],
    ['เมล somchai.j+a@example.co.th นะ', 'เมล ••••@example.co.th นะ'],
    ['โต๊ะ 12 เวลา 18:30 ราคา 1,500 บาท', 'โต๊ะ 12 เวลา 18:30 ราคา 1,500 บาท'],
    ['ส่ง 2026-11-21', 'ส่ง 2026-11-21'],
  ])('%s', (text, shown) => expect(maskedContacts(text)).toBe(shown));

  it('takes no longer for texts that are made to be slow', () => {
    const hostile = '1-'.repeat(20_000) + 'a.'.repeat(20_000) + '@';
    expect(maskedContacts(hostile).length).toBeGreaterThan(0);
  });
});
