import { managedRoles, type OperatorProfile } from '@jsk/contracts/people';
import {
  Ellipsis,
  KeyRound,
  type LucideIcon,
  LogOut,
  Pencil,
  Power,
  ShieldOff,
  Trash2,
  UserRound,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuTrigger,
} from '@/components/ui/dropdown-menu';
import { IconButton } from '@/components/ui/icon-button';
import { problemText } from '@/lib/i18n/problem-text';
import { useLive } from '@/lib/live-context';
import { toast } from '@/lib/toast';
import { type AccountAct, useUpdateOperator } from '../api/people';

interface OperatorActionsProps {
  operator: OperatorProfile;
  onEdit: () => void;
  onAsk: (act: AccountAct) => void;
}

/** What can be done with somebody's account; where that is nothing, why. */
export function OperatorActions({ operator, onEdit, onAsk }: OperatorActionsProps) {
  const { t } = useTranslation('admin');
  const { user } = useLive();
  const name = operator.displayName;
  const isSelf = operator.id === user.id;
  const mayManage = !isSelf && managedRoles(user.role).includes(operator.role);
  return (
    <span className="inline-flex">
      {(mayManage || isSelf) && (
        <IconButton label={t('shell.editOf', { name })} onClick={onEdit}>
          <Pencil aria-hidden />
        </IconButton>
      )}
      <DropdownMenu>
        <DropdownMenuTrigger asChild>
          <IconButton label={t('people.actions.more', { name })}>
            <Ellipsis aria-hidden />
          </IconButton>
        </DropdownMenuTrigger>
        <DropdownMenuContent align="end" className="max-w-72">
          {isSelf && <OwnAccount />}
          {!isSelf && !mayManage && <DropdownMenuLabel>{t('people.actions.notManaged')}</DropdownMenuLabel>}
          {mayManage && <AccountActs operator={operator} onAsk={onAsk} />}
        </DropdownMenuContent>
      </DropdownMenu>
    </span>
  );
}

function OwnAccount() {
  const { t } = useTranslation('admin');
  const navigate = useNavigate();
  return (
    <>
      <DropdownMenuLabel>{t('people.actions.own')}</DropdownMenuLabel>
      <DropdownMenuItem onSelect={() => void navigate('/account')}>
        <UserRound aria-hidden />
        {t('people.actions.toOwnAccount')}
      </DropdownMenuItem>
    </>
  );
}

const icons: Record<AccountAct, LucideIcon> = {
  resetPassword: KeyRound,
  resetMfa: ShieldOff,
  signOut: LogOut,
  switchOff: Power,
  delete: Trash2,
};

/** What makes sense for an account as it is now. */
function actsFor({ isActive, mfaEnabled, lastSignInAt }: OperatorProfile): AccountAct[] {
  const acts: [AccountAct, boolean][] = [
    ['resetPassword', isActive],
    ['resetMfa', isActive && mfaEnabled],
    ['signOut', isActive && lastSignInAt !== null],
    ['switchOff', isActive],
    ['delete', lastSignInAt === null],
  ];
  return acts.filter(([, makesSense]) => makesSense).map(([act]) => act);
}

function AccountActs({ operator, onAsk }: Pick<OperatorActionsProps, 'operator' | 'onAsk'>) {
  const { t } = useTranslation('admin');
  const { t: tCommon } = useTranslation();
  const update = useUpdateOperator();
  const { id: operatorId, isActive, displayName: name } = operator;

  function switchOn() {
    update.mutateAsync({ operatorId, isActive: true }).then(
      () => toast.success(t('people.done.switchOn', { name })),
      (error: unknown) => toast.error(problemText(tCommon, error)),
    );
  }

  return (
    <>
      {!isActive && (
        <DropdownMenuItem onSelect={switchOn}>
          <Power aria-hidden />
          {t('people.actions.switchOn')}
        </DropdownMenuItem>
      )}
      {actsFor(operator).map((act) => {
        const Icon = icons[act];
        return (
          // The menu gives the focus back first; a dialog that opens before would lose it.
          <DropdownMenuItem key={act} onSelect={() => setTimeout(() => onAsk(act))}>
            <Icon aria-hidden />
            {t(`people.actions.${act}`)}
          </DropdownMenuItem>
        );
      })}
    </>
  );
}
