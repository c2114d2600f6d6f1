import type { MfaState } from '@jsk/contracts/account';
import { ShieldCheck, ShieldOff } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { useFormats } from '@/lib/use-formats';

/** So few recovery codes are left that new ones are due. */
const fewCodes = 3;

interface MfaSummaryProps {
  state: MfaState;
  onAct: (act: 'enrol' | 'renew' | 'disable') => void;
}

/** Whether there is a second factor, since when, and what can be done about it. */
export function MfaSummary({ state, onAct }: MfaSummaryProps) {
  const { t } = useTranslation();
  const { dayOf } = useFormats();
  const isLow = state.recoveryCodesLeft <= fewCodes;
  if (!state.enabled) {
    return (
      <div className="flex flex-wrap items-center gap-3">
        <Badge>
          <ShieldOff aria-hidden />
          {t('account.secondFactor.off')}
        </Badge>
        <Button look="primary" onClick={() => onAct('enrol')}>
          {t('account.secondFactor.enable')}
        </Button>
      </div>
    );
  }
  return (
    <>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Badge tone="active">
          <ShieldCheck aria-hidden />
          {t('account.secondFactor.on')}
        </Badge>
        {state.enabledAt && (
          <span className="text-muted">
            {t('account.secondFactor.since', { day: dayOf(new Date(state.enabledAt)) })}
          </span>
        )}
      </div>
      <p className={isLow ? 'text-warning' : ''}>
        {t('account.secondFactor.codesLeft', { count: state.recoveryCodesLeft })}
        {isLow && ` · ${t('account.secondFactor.codesFew')}`}
      </p>
      <div className="flex flex-wrap items-center gap-2">
        <Button onClick={() => onAct('renew')}>{t('account.secondFactor.renew')}</Button>
        {!state.required && (
          <Button look="quiet" onClick={() => onAct('disable')}>
            {t('account.secondFactor.disable')}
          </Button>
        )}
      </div>
      {state.required && <p className="text-muted">{t('account.secondFactor.required')}</p>}
    </>
  );
}
