import type { ReactNode } from 'react';
import { usePreferences } from '../../i18n/preferences-context';
import { summarize } from '../../model/message-summary';
import type { ChatMessage } from '../../model/types';
import { useSenderOf } from './use-sender';

/** The message that is answered, above the answer; a tap goes to where it stands. */
export function QuotedMessage({ message }: { message: ChatMessage }): ReactNode {
  const { t } = usePreferences();
  const senderOf = useSenderOf();
  const picture = message.type === 'image' ? (message.contentPath ?? message.message?.previewImageUrl) : null;
  const goThere = (): void =>
    document.getElementById(`message-${message.id}`)?.scrollIntoView({ block: 'center' });
  return (
    <button type="button" className="quoted" onClick={goThere}>
      <span className="quoted-words">
        <span className="quoted-sender">{senderOf(message).name}</span>
        <span className="quoted-text">{summarize(message, t)}</span>
      </span>
      {picture && <img src={picture} alt="" width={36} height={36} />}
    </button>
  );
}
