import { Ellipsis, PencilLine, Reply, Trash2, type LucideIcon } from 'lucide-react';
import { useState, type FocusEvent, type KeyboardEvent, type ReactNode } from 'react';
import { usePreferences } from '../../i18n/preferences-context';
import type { TextKey } from '../../i18n/texts';
import { useSimulator } from '../../model/simulator-context';
import type { ChatMessage } from '../../model/types';
import { useChat } from '../phone/chat-context';
import type { Draft } from '../phone/composer';

interface Props {
  /** One message, or the images of one album. */
  messages: ChatMessage[];
  isMine: boolean;
  onDraft: (draft: Draft) => void;
}

/** What can be done with a bubble: answer it; correct it or take it back if it is one's own. */
export function BubbleMenu({ messages, isMine, onDraft }: Props): ReactNode {
  const { t } = usePreferences();
  const { attempt } = useSimulator();
  const { chat, acts } = useChat();
  const [isOpen, setIsOpen] = useState(false);
  const [message] = messages;
  if (!message) return null;
  // LINE reports edits of texts in groups only, so the phone offers no others.
  const canEdit = isMine && chat.kind === 'group' && message.type === 'text';
  const closeOnLeave = (event: FocusEvent): void => {
    if (!event.currentTarget.contains(event.relatedTarget)) setIsOpen(false);
  };
  const closeOnEscape = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') setIsOpen(false);
  };
  const choose = (act: () => void) => () => {
    setIsOpen(false);
    act();
  };
  const unsendAll = async (): Promise<void> => {
    for (const { id } of messages) if (id) await acts.unsend(id);
  };
  return (
    <span className="bubble-menu" onBlur={closeOnLeave} onKeyDown={closeOnEscape}>
      <button
        type="button"
        className="icon-button tiny"
        aria-label={t('bubbleMenu')}
        title={t('bubbleMenu')}
        aria-expanded={isOpen}
        onClick={() => setIsOpen(!isOpen)}
      >
        <Ellipsis aria-hidden size={15} />
      </button>
      {isOpen && (
        <span className="bubble-menu-items">
          <Item icon={Reply} word="quote" onClick={choose(() => onDraft({ kind: 'quote', message }))} />
          {canEdit && (
            <Item icon={PencilLine} word="edit" onClick={choose(() => onDraft({ kind: 'edit', message }))} />
          )}
          {isMine && <Item icon={Trash2} word="unsend" onClick={choose(() => attempt(unsendAll))} />}
        </span>
      )}
    </span>
  );
}

interface ItemProps {
  icon: LucideIcon;
  word: TextKey;
  onClick: () => void;
}

function Item({ icon: Icon, word, onClick }: ItemProps): ReactNode {
  const { t } = usePreferences();
  return (
    <button type="button" className="bubble-menu-item" onClick={onClick}>
      <Icon aria-hidden size={15} />
      {t(word)}
    </button>
  );
}
