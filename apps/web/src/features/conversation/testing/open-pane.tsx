import { type ClosingRules, getClosingRules } from '@jsk/contracts/closing';
import { getConversation } from '@jsk/contracts/conversations';
import { listMessages, type Message } from '@jsk/contracts/messages';
import { screen } from '@testing-library/react';
import { Toaster } from '@/components/toaster';
import { useLive } from '@/lib/live-context';
import { useStore } from '@/lib/store';
import { activeSessionOf, aConversation, somchai } from '@/testing/factories';
import { createFakeApi } from '@/testing/fake-api';
import { createFakeConnection } from '@/testing/fake-connection';
import { renderWithLive } from '@/testing/render-with-live';
import { ConversationPane } from '../components/conversation-pane';

type Options = Parameters<typeof renderWithLive>[1];

/** A server with one conversation, of which somchai is the owner unless the test says otherwise. */
export function createServer() {
  const api = createFakeApi();
  const server = {
    api,
    conversation: aConversation({ chatMode: 'HUMAN', session: activeSessionOf(somchai) }),
    messages: [] as Message[],
    closingRules: { requires: 'nothing', reasons: [] } as ClosingRules,
  };
  api.on(getConversation, () => server.conversation);
  api.on(getClosingRules, () => server.closingRules);
  api.on(listMessages, ({ afterId, aroundId }) => ({
    messages: afterId ? [] : server.messages.filter(({ id }) => !aroundId || id === aroundId),
    hasMore: false,
  }));
  return server;
}

const doNothing = () => {};
type Ways = Pick<Parameters<typeof ConversationPane>[0], 'onBack' | 'planNext'>;

/** Opens the conversation as the operator sees it. */
export async function openPane(options: Options = {}, ways: Partial<Ways> = {}) {
  const connection = createFakeConnection({
    join_room: () => ({ viewers: [] }),
    mark_read: () => ({ unreadCount: 0 }),
  });
  const pane = (
    <>
      <ConversationPane
        lineUserId={aConversation().lineUserId}
        onBack={ways.onBack ?? doNothing}
        isPanelOpen={false}
        onTogglePanel={doNothing}
        planNext={ways.planNext ?? (() => Promise.resolve(doNothing))}
        renderComposer={(_, canReply) => canReply && <ComposerStandIn />}
      />
      <Toaster />
    </>
  );
  const view = await renderWithLive(pane, { connection, ...options });
  await screen.findByRole('region', { name: 'แชตกับ คุณนก' });
  return view;
}

/** The composer is another feature; here it only shows what the pane hands over to it. */
function ComposerStandIn() {
  const attached = useStore(useLive().attachments.store)[aConversation().lineUserId] ?? [];
  return (
    <>
      <p>ช่องพิมพ์</p>
      <ul>
        {attached.map(({ id, file }) => (
          <li key={id}>{file.name}</li>
        ))}
      </ul>
    </>
  );
}

export const thread = () => screen.findByRole('log');
