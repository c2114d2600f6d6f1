import type { User } from '@jsk/contracts/auth';
import type { Conversation } from '@jsk/contracts/conversations';
import { createContext, useContext } from 'react';
import type { Attachments } from './attachments';
import type { Drafts } from './drafts';
import type { Outbox } from './outbox';
import type { PendingParts } from './pending-parts';
import type { Quotes } from './quotes';
import type { ServerClock } from './server-clock';
import type { LiveConnection } from './socket';
import type { Store } from './store';
import type { TypingOperators } from './typing-operators';
import type { ViewingOperators } from './viewing-operators';

/** What every part of the console shares once somebody is signed in. */
export interface Live {
  user: User;
  connection: LiveConnection;
  outbox: Outbox;
  /** Answers that are being written. */
  drafts: Drafts;
  /** Notes that are being written. */
  noteDrafts: Drafts;
  quotes: Quotes;
  attachments: Attachments;
  pendingParts: PendingParts;
  serverClock: ServerClock;
  typing: TypingOperators;
  viewing: ViewingOperators;
  /** The conversation in which a customer has written last since the page was loaded; set anew with each message. */
  customerWrote: Store<Conversation | null>;
}

export const LiveContext = createContext<Live | null>(null);

export function useLive(): Live {
  const live = useContext(LiveContext);
  if (!live) throw new Error('useLive is only there inside <LiveProvider>');
  return live;
}
