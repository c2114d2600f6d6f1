import type { User } from '@jsk/contracts/auth';
import { createContext, useContext } from 'react';
import type { Attachments } from './attachments';
import type { Drafts } from './drafts';
import type { Outbox } from './outbox';
import type { Quotes } from './quotes';
import type { ServerClock } from './server-clock';
import type { LiveConnection } from './socket';
import type { TypingOperators } from './typing-operators';

/** What every part of the console shares once somebody is signed in. */
export interface Live {
  user: User;
  connection: LiveConnection;
  outbox: Outbox;
  drafts: Drafts;
  quotes: Quotes;
  attachments: Attachments;
  serverClock: ServerClock;
  typing: TypingOperators;
}

export const LiveContext = createContext<Live | null>(null);

export function useLive(): Live {
  const live = useContext(LiveContext);
  if (!live) throw new Error('useLive is only there inside <LiveProvider>');
  return live;
}
