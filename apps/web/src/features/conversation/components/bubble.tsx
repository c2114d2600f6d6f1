import type { Message } from '@jsk/contracts/messages';
import { cn } from '@/lib/class-names';
import type { ThreadActions } from '../model/thread-actions';
import type { BubbleEntry } from '../model/thread-entries';
import { AlbumBody } from './album-body';
import { MessageBody } from './message-body';
import { QuotedMessage } from './quoted-message';

interface BubbleProps {
  entry: BubbleEntry;
  actions: ThreadActions;
  isHighlighted: boolean;
}

export function Bubble({ entry, actions, isHighlighted }: BubbleProps) {
  const { message, album, isLast } = entry;
  const isIncoming = message.direction === 'INCOMING';
  return (
    <div
      className={cn(
        'min-w-0 overflow-hidden rounded-bubble text-[0.9375rem] transition-shadow duration-150',
        isLast && (isIncoming ? 'rounded-bl-tail' : 'rounded-br-tail'),
        isBare(message) ? 'bg-transparent' : groundOf(message),
        message.state === 'failed' && 'ring-[1.5px] ring-danger ring-inset',
        message.state === 'unknown' && 'ring-[1.5px] ring-warning-line ring-inset',
        isHighlighted && 'ring-2 ring-focus',
      )}
    >
      {message.quotedMessageId && message.state !== 'unsent' && (
        <QuotedMessage lineUserId={message.lineUserId} id={message.quotedMessageId} onShow={actions.show} />
      )}
      {album.length > 0 ? (
        <AlbumBody images={album} onOpen={actions.openImage} />
      ) : (
        <MessageBody message={message} onOpenImage={actions.openImage} />
      )}
    </div>
  );
}

function groundOf({ sender, type }: Message): string {
  if (type === 'note') return 'border border-dashed border-chat-note-line bg-chat-note';
  if (sender.kind === 'CUSTOMER') return 'bg-chat-customer shadow-bubble';
  return sender.kind === 'OPERATOR' ? 'bg-chat-operator' : 'bg-chat-bot';
}

/** Pictures are their own bubble. */
function isBare({ type, state, quotedMessageId }: Message): boolean {
  return state !== 'unsent' && !quotedMessageId && (type === 'image' || type === 'sticker');
}
