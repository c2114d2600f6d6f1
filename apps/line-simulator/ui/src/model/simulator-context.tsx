import {
  createContext,
  use,
  useCallback,
  useEffect,
  useMemo,
  useReducer,
  useState,
  type ReactNode,
} from 'react';
import { controlApi } from '../api/control-api';
import { emptyState, reduce, type LoadedState, type SimulatorState } from './simulator-state';
import type { StreamEvent } from './types';

interface Simulator {
  state: SimulatorState;
  /** Loads the chat of a customer or group whose phone is opened. */
  openChat: (userId: string) => void;
  markSeen: (userId: string) => void;
  /** Runs something the control API may refuse; the refusal is shown instead of thrown. */
  attempt: (act: () => Promise<unknown>) => void;
  refusal: string | null;
  dismissRefusal: () => void;
}

const SimulatorContext = createContext<Simulator | null>(null);

export function useSimulator(): Simulator {
  const simulator = use(SimulatorContext);
  if (!simulator) throw new Error('useSimulator needs a SimulatorProvider around it');
  return simulator;
}

/** Holds what the simulator tells: loaded once, then kept current by its stream. */
export function SimulatorProvider({ children }: { children: ReactNode }): ReactNode {
  const [state, dispatch] = useReducer(reduce, emptyState);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [generation, setGeneration] = useState(0);

  useEffect(() => {
    const stream = new EventSource('/_simulator/stream');
    // Whatever was missed while the connection was away is covered by loading everything again.
    stream.onopen = () => {
      dispatch({ type: 'connection', isConnected: true });
      setGeneration((current) => current + 1);
    };
    stream.onerror = () => dispatch({ type: 'connection', isConnected: false });
    stream.onmessage = ({ data }: MessageEvent<string>) => {
      const event = JSON.parse(data) as StreamEvent;
      dispatch(event);
      if (event.type === 'reset') setGeneration((current) => current + 1);
    };
    return () => stream.close();
  }, []);

  useEffect(() => {
    if (generation === 0) return;
    void loadEverything().then((state) => dispatch({ type: 'loaded', state }));
  }, [generation]);

  const openChat = useCallback(
    (userId: string) => {
      if (generation === 0) return;
      controlApi.messages(userId).then(
        ({ messages }) => dispatch({ type: 'chatLoaded', userId, messages }),
        () => dispatch({ type: 'chatLoaded', userId, messages: [] }),
      );
    },
    [generation],
  );
  const markSeen = useCallback((userId: string) => dispatch({ type: 'seen', userId }), []);
  const attempt = useCallback((act: () => Promise<unknown>) => {
    act().catch((error: unknown) => setRefusal(error instanceof Error ? error.message : String(error)));
  }, []);
  const dismissRefusal = useCallback(() => setRefusal(null), []);

  const simulator = useMemo(
    () => ({ state, openChat, markSeen, attempt, refusal, dismissRefusal }),
    [state, openChat, markSeen, attempt, refusal, dismissRefusal],
  );
  return <SimulatorContext value={simulator}>{children}</SimulatorContext>;
}

async function loadEverything(): Promise<LoadedState> {
  const [channel, { customers }, { groups }, richMenus, log, { webhooks }, faults] = await Promise.all([
    controlApi.channel(),
    controlApi.customers(),
    controlApi.groups(),
    controlApi.richMenus(),
    controlApi.requests(),
    controlApi.webhooks(),
    controlApi.faults(),
  ]);
  const { requests, violations } = log;
  const violationCount = violations.length;
  return { channel, customers, groups, richMenus, requests, violationCount, webhooks, faults };
}
