import { auditActions, auditSubjects } from '@jsk/contracts/audit-actions';
import { auditLogTh } from '@/lib/i18n/admin/th/audit-log';

test('there are words for every act that is written down, and for nothing else', () => {
  const named = Object.entries(auditLogTh.actions).flatMap(([group, acts]) =>
    Object.keys(acts).map((act) => `${group}.${act}`),
  );
  expect(named.sort()).toEqual([...auditActions].sort());
});

test('there are words for every kind of thing', () => {
  expect(Object.keys(auditLogTh.subjects).sort()).toEqual([...auditSubjects].sort());
});
