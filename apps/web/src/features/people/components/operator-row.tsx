import type { OperatorProfile } from '@jsk/contracts/skills';
import { useQuery } from '@tanstack/react-query';
import { Pencil } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { presenceColors } from '@/components/presence-dot';
import { Badge } from '@/components/ui/badge';
import { IconButton } from '@/components/ui/icon-button';
import { cn } from '@/lib/class-names';
import { skillsOptions } from '@/lib/skill-queries';

/** Where there is little room, what is said in columns of their own stands below the name. */
export const wideOnly = 'hidden @2xl/page:table-cell';

interface OperatorRowProps {
  operator: OperatorProfile;
  onEdit: () => void;
}

export function OperatorRow({ operator, onEdit }: OperatorRowProps) {
  const { t } = useTranslation('admin');
  const { displayName, username, role, isActive, activeSessions, capacity } = operator;
  const load = t('people.operators.load', { active: activeSessions, capacity });
  const roleName = t(`people.operators.roles.${role}`);
  return (
    <tr className="h-12 border-b align-middle hover:bg-hover">
      <th scope="row" className="px-2 py-2 font-normal">
        <span className="flex flex-wrap items-center gap-x-2">
          <span className={cn('wrap-anywhere', isActive ? 'font-medium' : 'text-muted')}>{displayName}</span>
          {!isActive && <Badge>{t('people.operators.inactive')}</Badge>}
        </span>
        <span className="block text-[0.8125rem] wrap-anywhere text-muted">{username}</span>
        <span className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1 text-[0.8125rem] text-muted @2xl/page:hidden">
          <Presence operator={operator} />
          <span>{roleName}</span>
          <span className="tabular-nums">{load}</span>
          <SkillChips skillIds={operator.skillIds} />
        </span>
      </th>
      <td className={cn('px-2 whitespace-nowrap text-muted', wideOnly)}>{roleName}</td>
      <td className={cn('px-2 whitespace-nowrap', wideOnly)}>
        <Presence operator={operator} />
      </td>
      <td className={cn('px-2 whitespace-nowrap tabular-nums', wideOnly)}>{load}</td>
      <td className={cn('px-2 py-1.5', wideOnly)}>
        <SkillChips skillIds={operator.skillIds} />
      </td>
      <td className="text-right">
        <IconButton label={t('shell.editOf', { name: displayName })} onClick={onEdit}>
          <Pencil aria-hidden />
        </IconButton>
      </td>
    </tr>
  );
}

function Presence({ operator: { presence } }: { operator: OperatorProfile }) {
  const { t } = useTranslation();
  return (
    <span className="inline-flex items-center gap-2">
      <span aria-hidden className={cn('size-2 rounded-full', presenceColors[presence])} />
      {t(`presence.${presence}`)}
    </span>
  );
}

function SkillChips({ skillIds }: { skillIds: readonly string[] }) {
  const { t } = useTranslation('admin');
  const skills = useQuery(skillsOptions);
  const named = skills.data?.filter(({ id }) => skillIds.includes(id)) ?? [];
  if (skillIds.length === 0) return <span className="text-muted">{t('people.operators.noSkills')}</span>;
  return (
    <span className="flex flex-wrap gap-1">
      {named.map(({ id, name }) => (
        <Badge key={id} tone="tag">
          <span className="truncate">{name}</span>
        </Badge>
      ))}
    </span>
  );
}
