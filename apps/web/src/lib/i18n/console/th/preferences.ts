export const preferencesTh = {
  keyboard: 'แป้นพิมพ์',
  sendKey: 'ส่งข้อความด้วย',
  sendKeys: {
    enter: 'Enter (ขึ้นบรรทัดใหม่ด้วย Shift+Enter)',
    mod: '{{key}}+Enter (Enter ขึ้นบรรทัดใหม่)',
  },
  singleKeys: 'แป้นลัดปุ่มเดียว',
  singleKeysHint: 'เช่น ? เมื่อไม่ได้พิมพ์อยู่ในช่องใด แป้นลัดที่ใช้ร่วมกับ Alt หรือ Ctrl ใช้ได้เสมอ',
  appearance: 'การแสดงผล',
};
