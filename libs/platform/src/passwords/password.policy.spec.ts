import { commonWords } from './common-passwords';
import { passwordRefusal } from './password.policy';

const tried = 'is one of those that everybody tries first';

describe('A password', () => {
  it.each([
    'correct horse battery staple',
    'แมวสามตัวบนหลังคาสีแดง',
    'kx7m-q2wd-9fpr-t4hb',
    'รหัสผ่าน-for-tests',
    'journey-password-1',
    'ไก่จิกเด็กตายบนปากโอ่ง',
    'Zx8!vQp2#Lm',
  ])('may be %s', (password) => expect(passwordRefusal(password, 'suda')).toBeNull());

  it.each([
    ['short9chr', 'must have at least 10 characters'],
    ['x'.repeat(201), 'must not have more than 200 characters'],
    ['my-Suda-2026-secret-x', 'must not contain the user name'],
    ['Password1234', tried],
    ['P@ssw0rd2026!', tried],
    ['passwordpassword', tried],
    ['Admin@123456', tried],
    ['welcome-admin-1', tried],
    ['JskAppLiveChat1', tried],
    ['jskapp2026!', tried],
    ['1234567890', tried],
    ['0987654321', tried],
    ['qwertyuiop', tried],
    ['qwerty123456', tried],
    ['1qaz2wsx3edc', tried],
    ['1q2w3e4r5t6y', tried],
    ['asdfghjkl;', tried],
    ['abcdefghijkl', tried],
    ['aaaaaaaaaaaa', tried],
    ['ababababab', tried],
    ['abcabcabcabc', tried],
    ['!!!!!!!!!!!!', tried],
    ['2026-11-21', tried],
    ['รหัสผ่าน2569', tried],
    ['สวัสดีครับ123', tried],
    ['ฉันรักเธอ2569', tried],
  ])('%s is refused: it %s', (password, refusal) => expect(passwordRefusal(password, 'suda')).toBe(refusal));

  it.each([
    ['รหัสผ่าน typed on an English keyboard', 'isylzjko1234'],
    ['สวัสดีครับ typed on an English keyboard', 'l;ylfu8iy[2569'],
    ['password typed on a Thai keyboard', 'ยฟหหไนพก2569'],
    ['qwertyuiop typed on a Thai keyboard', 'ๆไำพะัีรนย'],
  ])('is refused when it is %s', (_, password) => expect(passwordRefusal(password, 'suda')).toBe(tried));

  it('may contain a user name of two letters', () => {
    expect(passwordRefusal('the moon is made of cheese', 'mo')).toBeNull();
  });

  it('is compared with some hundred words', () => {
    expect(commonWords().length).toBeGreaterThan(300);
  });
});
