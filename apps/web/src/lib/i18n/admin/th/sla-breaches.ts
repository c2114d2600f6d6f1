export const slaBreachesTh = {
  title: 'เวลาที่สัญญาไว้',
  intro: 'ทุกครั้งที่ลูกค้ารอเกินเวลาที่สัญญาไว้ นับตามวันที่เซสชันเริ่ม ด้วยเวลาที่ตั้งไว้ขณะนั้น',
  loadError: 'โหลดรายการไม่สำเร็จ',
  empty: 'ไม่มีลูกค้ารอเกินเวลาที่สัญญาไว้',
  more: 'แสดงเพิ่ม',
  goesOn: 'ยังไม่จบ',
  nobody: 'ยังไม่มีใครรับ',
  kinds: { queue_wait: 'รอรับ', first_response: 'คำตอบแรก', resolution: 'จบการสนทนา' },
  filters: { kind: 'ประเภท', anyKind: 'ทั้งหมด' },
  columns: {
    customer: 'ลูกค้า',
    kind: 'ประเภท',
    promised: 'สัญญาไว้',
    took: 'ใช้จริง',
    operator: 'เจ้าหน้าที่ขณะนั้น',
    dueAt: 'เกินเวลาเมื่อ',
  },
};
