/**
 * Words of which the passwords are made that everybody tries first, in small letters and without digits around them:
 * from the lists that are published after every large leak, from Thai ones, and what is special to this product.
 * Thai is written as Thai; the policy also finds it typed on a keyboard that was still set to English, and the reverse.
 */
const words = `
  password passwort passw pass passcode passphrase passkey mypassword thepassword newpassword oldpassword changeme
  changeit changethis changepassword default temp temporary test testing tester demo sample example secret topsecret
  mysecret letmein letmeinnow opensesame admin administrator adminadmin superadmin supervisor superuser root toor
  user username guest operator agent manager owner boss master webmaster hostmaster system sysadmin support helpdesk
  service staff office company business customer customers server database backup login signin logon access
  welcome welcomeback hello hellothere goodmorning goodbye thankyou please whatever nothing something anything
  iloveyou ilovemyself loveme lovely love loveyou loveforever mylove forever sweetheart darling honey baby babygirl
  babyboy princess prince queen king angel angels sunshine moonlight starlight rainbow butterfly flower flowers
  sunflower summer winter spring autumn january february march april june july august september october november
  december monday tuesday wednesday thursday friday saturday sunday today tomorrow yesterday
  football soccer baseball basketball hockey tennis badminton volleyball liverpool chelsea arsenal manchester
  manchesterunited manunited barcelona realmadrid juventus superman batman spiderman ironman pokemon pikachu naruto
  doraemon onepiece starwars dragon dragonball monkey tiger lion eagle falcon phoenix panther dolphin elephant
  chocolate cookie coffee banana apple orange cherry pepper ginger cheese computer internet samsung iphone android
  windows microsoft google facebook instagram youtube twitter tiktok netflix line lineoa lineofficial linechat
  chat livechat chatbot callcenter jsk jskapp jskchat jsklive jsklivechat jskapplivechat
  qwerty qwertz azerty qwertyui qwertyuiop asdf asdfgh asdfghjkl zxcv zxcvbn zxcvbnm qazwsx qazwsxedc wsxedc
  abc abcd abcde abcdef abcdefg abcdefgh aaa abcabc xyz blahblah trustno trustnoone trustme freedom liberty
  whatsup nopassword nopass mypass mypasswd passwd pwd secure security safety protect private hidden unknown
  michael jennifer jessica ashley jordan daniel andrew joshua matthew anthony william thomas charlie robert george
  michelle nicole hannah samantha amanda maggie buster harley hunter killer shadow ninja samurai warrior soldier
  maverick mustang ferrari porsche mercedes toyota honda yamaha suzuki corvette camaro diamond silver golden gold
  lucky luckyme money million millionaire dollar crypto bitcoin business success winner champion number one
  thailand thai siam bangkok krungthep chiangmai phuket pattaya hatyai korat khonkaen muaythai tomyum somtam
  sawasdee sawatdee sawaddee khob khobkhun khopkhun kapunka mairu raktoe rakter rakther chanrakthoe aroi sabai
  sanuk maipenrai farang somchai somsak somying suda malee manee mana piti chujai kaew nong noi nok lek yai dam daeng
  รหัสผ่าน รหัสลับ รหัส สวัสดี สวัสดีครับ สวัสดีค่ะ ขอบคุณ ขอบคุณครับ ขอบคุณค่ะ ไทยแลนด์ ประเทศไทย กรุงเทพ
  กรุงเทพมหานคร เชียงใหม่ ภูเก็ต พัทยา ขอนแก่น ฉันรักเธอ รักเธอ ผมรักคุณ รักคุณ ที่รัก รักแม่ รักพ่อ พ่อแม่
  ความรัก ความสุข ความลับ ทดสอบ ผู้ดูแล ผู้ดูแลระบบ แอดมิน เจ้าหน้าที่ พนักงาน บริษัท สำนักงาน ลูกค้า ร้านค้า
  บริการ เข้าสู่ระบบ เปิดประตู ไม่รู้ ไม่มี อะไรก็ได้ จำไม่ได้ ลืมรหัส สมชาย สมหญิง สมศักดิ์ มานี มานะ ปิติ ชูใจ
  โชคดี รวยรวย เงินล้าน ร่ำรวย แมว หมา กขคง กขคงจ กขค แชต ไลน์ ไลฟ์แชต`;

/** @returns the words, each once. */
export function commonWords(): readonly string[] {
  return [...new Set(words.split(/\s+/).filter((word) => word !== ''))];
}

/** Neighbours on a keyboard, in the alphabet and among numbers; a finger that slides types them, in either direction. */
export const slides: readonly string[] = [
  '01234567890',
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiop[]',
  'asdfghjkl;',
  'zxcvbnm,./',
  'qwertyuiopasdfghjklzxcvbnm',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p',
  'qazwsxedcrfvtgbyhnujmikolp',
  '1q2w3e4r5t6y7u8i9o0p',
  'q1w2e3r4t5y6u7i8o9p0',
  'a1b2c3d4e5f6g7h8i9j0',
  '!@#$%^&*()',
];
