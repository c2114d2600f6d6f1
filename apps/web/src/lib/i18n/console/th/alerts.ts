export const alertsTh = {
  label: 'การแจ้งเตือนของระบบ',
  more: 'อีก {{count}} เรื่อง',
  less: 'ย่อ',
  dismiss: 'ซ่อนจนกว่าจะเกิดขึ้นอีก',
  toChannel: 'ไปที่หน้าช่องทาง LINE',
  toQuota: 'ไปที่หน้าโควตาข้อความ',
  tellAdministrator: 'โปรดแจ้งผู้ดูแลระบบ',
  kinds: {
    line_unauthorised: 'LINE ไม่รับ Access token จึงพักการส่งไว้ ข้อความที่เขียนจะรออยู่ ไม่หาย',
    line_forbidden: 'LINE ไม่อนุญาตให้บัญชีนี้ส่งข้อความบางอย่าง ข้อความนั้นส่งไม่สำเร็จ',
    line_unreachable: 'ติดต่อ LINE ไม่ได้ชั่วคราว ข้อความจะรออยู่และส่งเองเมื่อ LINE กลับมา',
    quota_exhausted: 'โควตาข้อความเดือนนี้หมดแล้ว ยังตอบกลับฟรีได้ แต่ข้อความที่เสียโควตาจะส่งไม่ออก',
    quota_low: 'ใช้โควตาข้อความเดือนนี้ไปแล้ว {{percent}}%',
    telegram_failing: 'Telegram ไม่รับการแจ้งเตือน: {{reason}}',
    nobody_online: 'มีลูกค้ารอ {{waiting}} คน แต่ไม่มีเจ้าหน้าที่ออนไลน์',
    webhook_signature_mismatch:
      'มี webhook ที่ลายเซ็นไม่ตรงเข้ามาหลายครั้ง ถ้า Channel secret เพิ่งเปลี่ยน ข้อความลูกค้าจะยังไม่เข้า',
    webhook_foreign_destination: 'มี webhook ของบัญชี LINE อื่นเข้ามา เก็บไว้แล้วแต่ยังไม่เข้าแชต',
    line_account_suspended: 'LINE ระงับบัญชีนี้ ลูกค้าจะไม่ได้รับข้อความจนกว่าจะเปิดใช้อีกครั้ง',
    credentials_unreadable: 'อ่านรหัสของช่องทาง LINE ที่บันทึกไว้ไม่ได้ จึงใช้ค่าของเครื่องแม่ข่ายแทน',
  },
};
