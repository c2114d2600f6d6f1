import type { OperatorReference } from '@jsk/contracts/sessions';
import { createStore, type Store } from './store';

/** Names of the colleagues who have a conversation open, by conversation and operator. */
type ViewersByConversation = Readonly<Record<string, Readonly<Record<string, string>>>>;

export interface ViewingOperators {
  store: Store<ViewersByConversation>;
  /** Everybody who is there now. */
  set(lineUserId: string, viewers: readonly OperatorReference[]): void;
  joined(lineUserId: string, viewer: OperatorReference): void;
  left(lineUserId: string, viewer: OperatorReference): void;
}

/** @param ownId the operator of this browser, who is not shown to themselves */
export function createViewingOperators(ownId: string): ViewingOperators {
  const store = createStore<ViewersByConversation>({});
  const change = (
    lineUserId: string,
    next: (viewers: Readonly<Record<string, string>>) => Readonly<Record<string, string>>,
  ) =>
    store.set((all) => {
      const { [ownId]: _, ...others } = next(all[lineUserId] ?? {});
      return { ...all, [lineUserId]: others };
    });
  return {
    store,
    set: (lineUserId, viewers) =>
      change(lineUserId, () => Object.fromEntries(viewers.map(({ id, name }) => [id, name]))),
    joined: (lineUserId, { id, name }) => change(lineUserId, (viewers) => ({ ...viewers, [id]: name })),
    left: (lineUserId, { id }) => change(lineUserId, ({ [id]: _, ...others }) => others),
  };
}
