import { createContext, use, useCallback, useMemo, useState, type ReactNode } from 'react';
import { controlApi } from '../../api/control-api';
import { useSimulator } from '../../model/simulator-context';
import type { Customer, LineAction } from '../../model/types';
import { SAMPLE_LOCATION } from './sample-location';
import { TimePicker } from './time-picker';

type Perform = (action: LineAction | undefined) => void;

export const ActionsContext = createContext<Perform>(() => undefined);

/** Performs what a button of a message says, as the phone of this customer would. */
export function useAction(): Perform {
  return use(ActionsContext);
}

export function ActionsProvider({
  customer,
  children,
}: {
  customer: Customer;
  children: ReactNode;
}): ReactNode {
  const { userId } = customer;
  const { attempt } = useSimulator();
  const [picking, setPicking] = useState<LineAction | null>(null);

  const perform = useCallback<Perform>(
    (action) => {
      if (action?.type === 'datetimepicker') setPicking(action);
      else if (action) attempt(() => runAction(userId, action));
    },
    [attempt, userId],
  );
  const onPicked = (params: Record<string, string>): void => {
    const data = picking?.data ?? '';
    setPicking(null);
    attempt(() => controlApi.postback(userId, { data, params }));
  };

  return (
    <ActionsContext value={useMemo(() => perform, [perform])}>
      {children}
      {picking && <TimePicker action={picking} onPicked={onPicked} onCancel={() => setPicking(null)} />}
    </ActionsContext>
  );
}

async function runAction(userId: string, action: LineAction): Promise<unknown> {
  switch (action.type) {
    case 'message':
      return controlApi.send(userId, { type: 'text', text: action.text ?? action.label ?? '' });
    case 'postback':
    case 'richmenuswitch': {
      const displayText = action.displayText ?? action.text;
      return controlApi.postback(userId, {
        data: action.data ?? '',
        ...(displayText ? { displayText } : {}),
      });
    }
    case 'uri':
      return window.open(action.uri, '_blank', 'noopener,noreferrer');
    case 'clipboard':
      return navigator.clipboard.writeText(action.clipboardText ?? '');
    case 'location':
      return controlApi.send(userId, SAMPLE_LOCATION);
    case 'camera':
    case 'cameraRoll':
      return controlApi.send(userId, { type: 'image' });
    default:
      return undefined;
  }
}
