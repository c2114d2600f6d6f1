import type {
  ClientEventInput,
  ClientEventName,
  ClientEventOutput,
  ServerEventName,
  ServerEventPayload,
} from '@jsk/contracts/socket-events';
import { SocketProblem, type ConnectionState, type LiveConnection } from '@/lib/socket';
import { createStore } from '@/lib/store';

type Answers = { [Name in ClientEventName]?: (input: ClientEventInput<Name>) => ClientEventOutput<Name> };

export interface FakeConnection extends LiveConnection {
  /** What the server says, as if it came over the socket. */
  emit<Name extends ServerEventName>(event: Name, payload: ServerEventPayload<Name>): void;
  asked: { event: ClientEventName; input: unknown }[];
}

/** What the server answers unless the test says otherwise; to everything else {}. */
const usualAnswers: Answers = {
  ping: () => ({ serverTime: new Date().toISOString() }),
  join_room: () => ({ viewers: [] }),
};

/** A socket whose other end is the test. Not online until `state` says so; what has no answer is answered with {}. */
export function createFakeConnection(
  answers: Answers = {},
  initial: ConnectionState = 'online',
): FakeConnection {
  const handlers = new Map<string, Set<(payload: unknown) => void>>();
  const asked: FakeConnection['asked'] = [];
  const state = createStore<ConnectionState>(initial);
  return {
    state,
    asked,
    start: () => {},
    stop: () => {},
    ask: async (event, input) => {
      asked.push({ event, input });
      if (state.get() !== 'online') throw new SocketProblem('not_connected');
      const answer = (answers[event] ?? usualAnswers[event]) as ((input: unknown) => unknown) | undefined;
      return (answer ? answer(input) : {}) as never;
    },
    listen: (event, handler) => {
      const all = handlers.get(event) ?? new Set();
      handlers.set(event, all.add(handler as (payload: unknown) => void));
      return () => all.delete(handler as (payload: unknown) => void);
    },
    emit: (event, payload) => handlers.get(event)?.forEach((handler) => handler(payload)),
  };
}
