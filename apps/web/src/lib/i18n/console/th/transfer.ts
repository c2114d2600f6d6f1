export const transferTh = {
  title: 'โอนแชต',
  kind: 'โอนไปที่',
  kinds: { operator: 'เจ้าหน้าที่', skill: 'ทักษะ', queue: 'คิว' },
  to: 'เจ้าหน้าที่',
  search: 'ค้นหาชื่อหรือทักษะ',
  toSkill: 'ทักษะ',
  toQueue: 'แชตกลับเข้าคิวโดยไม่เสียลำดับเดิม เจ้าหน้าที่คนใดก็รับต่อได้',
  reason: 'เหตุผล (ไม่บังคับ)',
  reasonHint: 'เจ้าหน้าที่จะเห็นข้อความนี้ ลูกค้าไม่เห็น',
  submit: 'โอนแชต',
  skillState: 'ออนไลน์ {{online}} จาก {{all}} คน · รอ {{waiting}}',
  nobody: 'ยังไม่มีเจ้าหน้าที่คนอื่นในระบบ',
  noMatch: 'ไม่พบเจ้าหน้าที่ที่ตรงกับ “{{q}}”',
  noSkill: 'ยังไม่มีทักษะในระบบ ผู้ดูแลระบบเพิ่มได้ที่หน้าทีมและทักษะ',
  loadError: 'โหลดรายชื่อเจ้าหน้าที่ไม่สำเร็จ',
  skillsLoadError: 'โหลดทักษะไม่สำเร็จ',
  chooseOperator: 'เลือกเจ้าหน้าที่ก่อน',
  chooseSkill: 'เลือกทักษะก่อน',
  operatorGone: 'โอนให้เจ้าหน้าที่คนนี้ไม่ได้แล้ว เลือกคนอื่น',
  skillGone: 'ไม่มีทักษะนี้แล้ว เลือกทักษะอื่น',
  reasonWrong: 'ใช้ข้อความนี้ไม่ได้',
  done: { operator: 'โอนแชตให้ {{name}} แล้ว', skill: 'ส่งแชตให้ทักษะ {{name}} แล้ว', queue: 'ส่งแชตกลับเข้าคิวแล้ว' },
};

/** A colleague wherever one can be chosen. */
export const colleagueTh = {
  load: '{{load}}/{{capacity}} แชต',
  full: 'เต็ม',
  you: '{{name}} (คุณ)',
};
