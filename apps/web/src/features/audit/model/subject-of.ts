import type { AuditEntry } from '@jsk/contracts/audit';
import type { AuditSubject } from '@jsk/contracts/audit-actions';

/** Pages of the administration on which the things are. */
const pages: Partial<Record<AuditSubject, string>> = {
  auto_reply: 'auto-replies',
  business_day: 'business-hours',
  business_hours: 'business-hours',
  canned_response: 'canned-responses',
  customer_field: 'customer-fields',
  handoff_keyword: 'handoff-keywords',
  intent: 'intents',
  line_channel: 'line-channel',
  operator: 'people',
  reply_object: 'reply-objects',
  rich_menu: 'rich-menus',
  settings: 'settings',
  skill: 'people',
  tag: 'tags',
  telegram: 'telegram',
};

/** @returns where the thing can be seen, or null. */
export function placeOf({ lineUserId, subjectType }: AuditEntry): string | null {
  if (lineUserId) return `/chat?chat=${lineUserId}`;
  const page = pages[subjectType as AuditSubject];
  return page ? `/admin/${page}` : null;
}

/** @returns what the thing is called: today, or when it was written down, or by its id. */
export function nameOf({ subjectName, subjectType, subjectId, lineUserId, detail }: AuditEntry): string {
  if (subjectName) return subjectName;
  if (lineUserId) return lineUserId;
  for (const part of [detail, detail.after, detail.before]) {
    const known = part as { name?: unknown; text?: unknown } | null | undefined;
    if (typeof known?.name === 'string') return known.name;
  }
  if (subjectId === subjectType) return '';
  return /^\d+$/.test(subjectId) ? `#${subjectId}` : subjectId;
}
