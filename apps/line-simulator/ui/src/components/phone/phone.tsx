import { useEffect, useState, type ReactNode } from 'react';
import { useSimulator } from '../../model/simulator-context';
import { richMenuOf } from '../../model/simulator-state';
import type { Chat, ChatMessage } from '../../model/types';
import { ActionsProvider } from './actions-context';
import { ChatProvider } from './chat-context';
import { Composer, type Draft } from './composer';
import { MessageList } from './message-list';
import { PhoneHeader } from './phone-header';
import { QuickReplies } from './quick-replies';
import { RichMenuBar } from './rich-menu-bar';

interface Props {
  chat: Chat;
  canClose: boolean;
  onClose: () => void;
}

const NO_MESSAGES: ChatMessage[] = [];

/** A phone with one chat open: a customer's with the official account, or a group's, held by one member. */
export function Phone({ chat, canClose, onClose }: Props): ReactNode {
  const { id, displayName } = chat;
  const { state, openChat, markSeen } = useSimulator();
  const [draft, setDraft] = useState<Draft | null>(null);
  const [memberId, setMemberId] = useState<string | null>(null);
  const messages = state.chats[id] ?? NO_MESSAGES;
  const unread = state.unread[id] ?? 0;
  const menu = richMenuOf(state, chat);

  useEffect(() => openChat(id), [openChat, id]);
  useEffect(() => {
    if (unread > 0) markSeen(id);
  }, [markSeen, unread, id]);

  return (
    <ChatProvider chat={chat} authorId={authorOf(chat, memberId)}>
      <ActionsProvider>
        <section className="phone" aria-label={displayName}>
          <div className="phone-screen">
            <PhoneHeader canClose={canClose} onClose={onClose} onMember={setMemberId} />
            <MessageList messages={messages} onDraft={setDraft} />
            <QuickReplies messages={messages} />
            <Composer
              key={draft?.kind === 'edit' ? draft.message.id : 'new'}
              draft={draft}
              onDraftDone={() => setDraft(null)}
            />
            {menu && <RichMenuBar key={menu.richMenuId} menu={menu} />}
          </div>
        </section>
      </ActionsProvider>
    </ChatProvider>
  );
}

/** A customer holds his or her own phone; a group's is held by the member chosen, at first by the first. */
function authorOf(chat: Chat, memberId: string | null): string | null {
  if (chat.kind === 'user') return chat.id;
  return memberId && chat.memberIds.includes(memberId) ? memberId : (chat.memberIds[0] ?? null);
}
