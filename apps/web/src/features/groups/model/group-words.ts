import type { Group, GroupMessage } from '@jsk/contracts/groups';
import type { TFunction } from 'i18next';

type AdminTexts = TFunction<'admin'>;

export function groupName(t: AdminTexts, { name, kind }: Pick<Group, 'name' | 'kind'>): string {
  return name ?? t(kind === 'room' ? 'groups.room' : 'groups.unnamedGroup');
}

export function memberName(t: AdminTexts, { member }: Pick<GroupMessage, 'member'>): string {
  return member.name ?? t('groups.unknownMember');
}

/** Who came or left. */
export function eventLine(t: AdminTexts, message: GroupMessage): string {
  const { event } = message;
  if (event === null) return t('groups.types.system');
  return event === 'joined' || event === 'left'
    ? t(`groups.events.${event}`)
    : t(`groups.events.${event}`, { name: memberName(t, message) });
}

/** One line that says what was last written. */
export function groupPreview(t: AdminTexts, message: GroupMessage | null): string {
  if (message === null) return '';
  if (message.type === 'system') return eventLine(t, message);
  return t('groups.preview', { name: memberName(t, message), text: contentInWords(t, message) });
}

function contentInWords(t: AdminTexts, { state, type, text }: GroupMessage): string {
  if (state === 'unsent') return t('groups.unsent');
  return type === 'text' || type === 'file' ? (text ?? '') : t(`groups.types.${type}`);
}
