import type { OperatorProfile } from '@jsk/contracts/people';
import { useQuery } from '@tanstack/react-query';
import { KeyRound, ShieldCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Moment } from '@/components/moment';
import { presenceColors } from '@/components/presence-dot';
import { Badge } from '@/components/ui/badge';
import { cn } from '@/lib/class-names';
import { useLive } from '@/lib/live-context';
import { skillsOptions } from '@/lib/skill-queries';
import type { AccountAct } from '../api/people';
import { OperatorActions } from './operator-actions';

/** Where there is little room, what is said in columns of their own stands below the name. */
export const wideOnly = 'hidden @3xl/page:table-cell';

interface OperatorRowProps {
  operator: OperatorProfile;
  onEdit: () => void;
  onAsk: (act: AccountAct) => void;
}

export function OperatorRow({ operator, onEdit, onAsk }: OperatorRowProps) {
  const { t } = useTranslation('admin');
  const { user } = useLive();
  const { displayName, username, role, isActive, activeSessions, capacity } = operator;
  const load = t('people.operators.load', { active: activeSessions, capacity });
  const roleName = t(`people.operators.roles.${role}`);
  return (
    <tr className="h-14 border-b align-middle hover:bg-hover">
      <th scope="row" className="px-2 py-2 font-normal">
        <span className="flex flex-wrap items-center gap-x-2">
          <span className={cn('wrap-anywhere', isActive ? 'font-medium' : 'text-muted')}>{displayName}</span>
          {operator.id === user.id && <Badge>{t('people.operators.you')}</Badge>}
          {!isActive && <Badge>{t('people.operators.inactive')}</Badge>}
        </span>
        <span className="block text-[0.8125rem] wrap-anywhere text-muted">{username}</span>
        <span className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1 text-[0.8125rem] text-muted @3xl/page:hidden">
          <Presence operator={operator} />
          <span>{roleName}</span>
          <span className="tabular-nums">{t('people.operators.loadLabelled', { load })}</span>
          {operator.skillIds.length > 0 && <SkillChips skillIds={operator.skillIds} />}
          <SignIn operator={operator} isLabelled />
        </span>
      </th>
      <td className={cn('px-2 text-muted', wideOnly)}>{roleName}</td>
      <td className={cn('px-2 whitespace-nowrap', wideOnly)}>
        <Presence operator={operator} />
      </td>
      <td className={cn('px-2 whitespace-nowrap tabular-nums', wideOnly)}>{load}</td>
      <td className={cn('px-2 py-1.5', wideOnly)}>
        <SkillChips skillIds={operator.skillIds} />
      </td>
      <td className={cn('px-2 py-1.5 text-[0.8125rem] text-muted', wideOnly)}>
        <SignIn operator={operator} />
      </td>
      <td className="text-right whitespace-nowrap">
        <OperatorActions operator={operator} onEdit={onEdit} onAsk={onAsk} />
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

/** When it was the last time, and what it takes. */
function SignIn({ operator, isLabelled }: { operator: OperatorProfile; isLabelled?: boolean }) {
  const { t } = useTranslation('admin');
  const { lastSignInAt, mfaEnabled, mustChangePassword } = operator;
  return (
    <span className="flex flex-wrap items-center gap-x-3 gap-y-0.5 @3xl/page:flex-col @3xl/page:items-start">
      {lastSignInAt ? (
        <Moment
          at={lastSignInAt}
          phrase={(at) => (isLabelled ? t('people.operators.signedIn', { at }) : at)}
          className="whitespace-nowrap"
        />
      ) : (
        <span className="whitespace-nowrap">{t('people.operators.neverSignedIn')}</span>
      )}
      {mfaEnabled && (
        <span className="inline-flex items-center gap-1 whitespace-nowrap">
          <ShieldCheck aria-hidden className="size-3.5 text-accent" />
          {t('people.operators.mfaOn')}
        </span>
      )}
      {mustChangePassword && (
        <span className="inline-flex items-center gap-1 whitespace-nowrap">
          <KeyRound aria-hidden className="size-3.5" />
          {t('people.operators.mustChangePassword')}
        </span>
      )}
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
