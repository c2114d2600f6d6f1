export const tagsTh = {
  add: 'ติดแท็ก',
  listLabel: 'แท็ก',
  search: 'ค้นหาแท็ก',
  createOf: 'สร้างแท็ก “{{name}}”',
  empty: 'ยังไม่มีแท็ก ผู้ดูแลระบบเพิ่มได้ในหน้าจัดการ',
  emptyMayCreate: 'ยังไม่มีแท็ก พิมพ์ชื่อเพื่อสร้าง',
  noMatch: 'ไม่พบแท็กนี้',
  loadError: 'โหลดแท็กไม่สำเร็จ',
};
