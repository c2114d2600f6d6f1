import { createContext, use, useMemo, type ReactNode } from 'react';
import { chatActs, type ChatActs } from '../../api/control-api';
import type { Chat } from '../../model/types';

interface OpenChat {
  chat: Chat;
  /** Who holds the phone; null while nobody is left in the group. */
  authorId: string | null;
  acts: ChatActs;
}

const ChatContext = createContext<OpenChat | null>(null);

/** The chat this phone shows, and what its owner can do there. */
export function useChat(): OpenChat {
  const chat = use(ChatContext);
  if (!chat) throw new Error('useChat needs a ChatProvider around it');
  return chat;
}

interface Props {
  chat: Chat;
  authorId: string | null;
  children: ReactNode;
}

export function ChatProvider({ chat, authorId, children }: Props): ReactNode {
  const { id } = chat;
  const acts = useMemo(() => chatActs(authorId ?? id, id), [authorId, id]);
  const value = useMemo(() => ({ chat, authorId, acts }), [chat, authorId, acts]);
  return <ChatContext value={value}>{children}</ChatContext>;
}
