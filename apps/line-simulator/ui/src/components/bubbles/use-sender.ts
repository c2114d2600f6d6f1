import { useSimulator } from '../../model/simulator-context';
import type { ChatMessage } from '../../model/types';

interface Sender {
  name: string;
  avatarUrl: string;
}

/** Who a message shows as its sender: a member, the account, or whom the account says it is. */
export function useSenderOf(): (message: ChatMessage) => Sender {
  const { state } = useSimulator();
  return ({ senderId, message }) => {
    if (senderId) {
      const name = state.customers.find(({ id }) => id === senderId)?.displayName ?? '';
      return { name, avatarUrl: `/avatars/${senderId}.svg` };
    }
    const { channel } = state;
    return {
      name: message?.sender?.name ?? channel?.displayName ?? '',
      avatarUrl: message?.sender?.iconUrl ?? `/avatars/${channel?.botUserId ?? ''}.svg`,
    };
  };
}
