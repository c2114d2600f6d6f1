import { createContext, use, useCallback, useState, type ReactNode } from 'react';
import type { ChatActs } from '../../api/control-api';
import { useSimulator } from '../../model/simulator-context';
import type { LineAction } from '../../model/types';
import { useChat } from './chat-context';
import { SAMPLE_LOCATION } from './sample-location';
import { TimePicker } from './time-picker';

type Perform = (action: LineAction | undefined) => void;

export const ActionsContext = createContext<Perform>(() => undefined);

/** Performs what a button of a message says, as the phone of this customer would. */
export function useAction(): Perform {
  return use(ActionsContext);
}

export function ActionsProvider({ children }: { children: ReactNode }): ReactNode {
  const { acts } = useChat();
  const { attempt } = useSimulator();
  const [picking, setPicking] = useState<LineAction | null>(null);

  const perform = useCallback<Perform>(
    (action) => {
      if (action?.type === 'datetimepicker') setPicking(action);
      else if (action) attempt(() => runAction(acts, action));
    },
    [acts, attempt],
  );
  const onPicked = (params: Record<string, string>): void => {
    const data = picking?.data ?? '';
    setPicking(null);
    attempt(() => acts.postback({ data, params }));
  };

  return (
    <ActionsContext value={perform}>
      {children}
      {picking && <TimePicker action={picking} onPicked={onPicked} onCancel={() => setPicking(null)} />}
    </ActionsContext>
  );
}

async function runAction(acts: ChatActs, action: LineAction): Promise<unknown> {
  const { data = '', displayText = action.text, richMenuAliasId } = action;
  switch (action.type) {
    case 'message':
      return acts.send({ type: 'text', text: action.text ?? action.label ?? '' });
    case 'postback':
      return acts.postback({ data, ...(displayText ? { displayText } : {}) });
    case 'richmenuswitch':
      // The simulated platform has no aliases, and this is what LINE reports for one it does not know.
      return acts.postback({
        data,
        params: { newRichMenuAliasId: richMenuAliasId, status: 'RICHMENU_ALIAS_ID_NOTFOUND' },
      });
    case 'uri':
      return window.open(action.uri, '_blank', 'noopener,noreferrer');
    case 'clipboard':
      return navigator.clipboard.writeText(action.clipboardText ?? '');
    case 'location':
      return acts.send(SAMPLE_LOCATION);
    case 'camera':
    case 'cameraRoll':
      return acts.send({ type: 'image' });
    default:
      return undefined;
  }
}
