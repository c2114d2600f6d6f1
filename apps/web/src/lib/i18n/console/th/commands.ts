export const commandsTh = {
  groups: {
    navigation: 'ไปยัง',
    conversation: 'แชต',
    composer: 'การเขียน',
    view: 'การแสดงผลและบัญชี',
  },
  placeholder: 'พิมพ์คำสั่ง หน้า หรือชื่อลูกค้า',
  results: 'คำสั่งและแชต',
  customers: 'ลูกค้า',
  pages: 'หน้าจัดการระบบ',
  nothing: 'ไม่พบสิ่งที่ตรงกับ “{{q}}”',
  searching: 'กำลังค้นหา…',
  searchFailed: 'ค้นหาลูกค้าไม่สำเร็จ',
  sheetHint: 'อ้างอิงตำแหน่งปุ่ม จึงใช้ได้ทั้งแป้นไทยและอังกฤษ',
  customerPanel: 'เปิดหรือปิดข้อมูลลูกค้า',
};
