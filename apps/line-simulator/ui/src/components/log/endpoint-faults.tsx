import { useState, type ReactNode } from 'react';
import { usePreferences } from '../../i18n/preferences-context';
import type { TextKey } from '../../i18n/texts';
import type { EndpointFault, FaultableEndpoint, Faults } from '../../model/types';
import { SelectField, ToggleField } from './switch-fields';

const MONTHLY_LIMIT = 'You have reached your monthly limit.';

/** What can go wrong with any call, as the control API takes it. */
const FAULTS: Readonly<Record<string, EndpointFault>> = {
  '500': { mode: 'status', status: 500 },
  '429_rate': { mode: 'status', status: 429 },
  '429_month': { mode: 'status', status: 429, message: MONTHLY_LIMIT },
  '400': { mode: 'status', status: 400 },
  '401': { mode: 'status', status: 401 },
  '403': { mode: 'status', status: 403 },
  hang: { mode: 'hang' },
  drop_before: { mode: 'drop_before' },
  accept_then_drop: { mode: 'accept_then_drop' },
  accept_then_hang: { mode: 'accept_then_hang' },
  accept_then_500: { mode: 'accept_then_500' },
  accept_then_409: { mode: 'accept_then_409' },
  html_body: { mode: 'html_body' },
  empty_body: { mode: 'empty_body' },
};
const CONTENT_FAULTS = ['cut_midway', 'wrong_length', 'wrong_type', 'oversized'];

const NAMES: Readonly<Record<string, TextKey>> = {
  '': 'normal',
  '429_rate': 'faultRate',
  '429_month': 'faultMonth',
  hang: 'faultHang',
  drop_before: 'faultDropBefore',
  accept_then_drop: 'faultAcceptDrop',
  accept_then_hang: 'faultAcceptHang',
  accept_then_500: 'faultAccept500',
  accept_then_409: 'faultAccept409',
  html_body: 'faultHtml',
  empty_body: 'faultEmpty',
  cut_midway: 'faultCut',
  wrong_length: 'faultLength',
  wrong_type: 'faultType',
  oversized: 'faultOversized',
};

interface Props {
  faults: Faults;
  endpoints: readonly FaultableEndpoint[];
  set: (change: object) => void;
}

/** One choice of a fault per endpoint, for every call or for the next one only. */
export function EndpointFaults({ faults, endpoints, set }: Props): ReactNode {
  const { t } = usePreferences();
  const [isOnce, setIsOnce] = useState(false);
  const nameOf = (choice: string): string => (NAMES[choice] ? t(NAMES[choice]) : choice);
  const faultOf = (choice: string): EndpointFault | null => {
    const fault = FAULTS[choice] ?? (choice === '' ? null : { mode: choice });
    return fault && isOnce ? { ...fault, times: 1 } : fault;
  };
  return (
    <>
      {endpoints.map((endpoint) => (
        <SelectField
          key={endpoint}
          label={endpoint}
          value={choiceOf(faults[endpoint])}
          choices={['', ...Object.keys(FAULTS), ...(endpoint === 'content' ? CONTENT_FAULTS : [])]}
          nameOf={nameOf}
          onChange={(choice) => set({ [endpoint]: faultOf(choice) })}
        />
      ))}
      <ToggleField label={t('faultOnce')} isOn={isOnce} onChange={setIsOnce} />
    </>
  );
}

function choiceOf(fault: EndpointFault | null): string {
  if (!fault) return '';
  if (fault.mode !== 'status') return fault.mode;
  if (fault.status !== 429) return String(fault.status ?? 500);
  return fault.message === MONTHLY_LIMIT ? '429_month' : '429_rate';
}
