import type { Message } from '@jsk/contracts/messages';
import { cn } from '@/lib/class-names';
import type { BubbleEntry, ThreadEntry } from '../model/thread-entries';
import { MessageBody } from './message-body';
import { QuotedMessage } from './quoted-message';

interface BubbleProps {
  entry: BubbleEntry;
  entries: readonly ThreadEntry[];
  onShow: (key: string) => boolean;
}

export function Bubble({ entry, entries, onShow }: BubbleProps) {
  const { message, isLast } = entry;
  const isIncoming = message.direction === 'INCOMING';
  return (
    <div
      className={cn(
        'min-w-0 overflow-hidden rounded-bubble text-[0.9375rem]',
        isLast && (isIncoming ? 'rounded-bl-tail' : 'rounded-br-tail'),
        isBare(message) ? 'bg-transparent' : groundOf(message),
        message.state === 'queued' && 'opacity-50',
        message.state === 'failed' && 'ring-[1.5px] ring-danger ring-inset',
        message.state === 'unknown' && 'ring-[1.5px] ring-warning-line ring-inset',
      )}
    >
      {message.quotedMessageId && message.state !== 'unsent' && (
        <QuotedMessage id={message.quotedMessageId} entries={entries} onShow={onShow} />
      )}
      <MessageBody message={message} />
    </div>
  );
}

function groundOf({ sender }: Message): string {
  if (sender.kind === 'CUSTOMER') return 'bg-chat-customer shadow-bubble';
  return sender.kind === 'OPERATOR' ? 'bg-chat-operator' : 'bg-chat-bot';
}

/** Pictures are their own bubble. */
function isBare({ type, state }: Message): boolean {
  return state !== 'unsent' && (type === 'image' || type === 'sticker');
}
