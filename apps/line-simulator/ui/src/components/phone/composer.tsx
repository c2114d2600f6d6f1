import { Image, Plus, SendHorizontal, Smile, X } from 'lucide-react';
import { useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { usePreferences } from '../../i18n/preferences-context';
import { summarize } from '../../model/message-summary';
import { useSimulator } from '../../model/simulator-context';
import type { Chat, ChatMessage } from '../../model/types';
import { ImageMenu, MoreMenu } from './attach-menus';
import { useChat } from './chat-context';
import { StickerPicker } from './sticker-picker';

const MAX_TEXT = 5000;

type Panel = 'sticker' | 'image' | 'more' | null;

/** A message that is being answered or corrected. */
export interface Draft {
  kind: 'quote' | 'edit';
  message: ChatMessage;
}

interface Props {
  draft: Draft | null;
  onDraftDone: () => void;
}

export function Composer({ draft, onDraftDone }: Props): ReactNode {
  const { t } = usePreferences();
  const { attempt } = useSimulator();
  const { chat, acts } = useChat();
  const edited = draft?.kind === 'edit' ? draft.message : null;
  const [text, setText] = useState(edited?.message?.text ?? '');
  const [panel, setPanel] = useState<Panel>(null);
  const box = useRef<HTMLTextAreaElement>(null);

  const finish = (): void => {
    setPanel(null);
    onDraftDone();
  };
  const send = (message: object): void => {
    const quotedId = draft?.kind === 'quote' ? draft.message.id : null;
    const canQuote = 'text' in message || 'stickerId' in message;
    attempt(() => acts.send(canQuote && quotedId ? { ...message, quotedMessageId: quotedId } : message));
    finish();
  };
  const sendText = (): void => {
    if (text.trim() === '') return;
    const editedId = edited?.id;
    if (editedId) attempt(() => acts.edit(editedId, text));
    else send({ type: 'text', text });
    finish();
    setText('');
    box.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    // Enter also ends a composition of Thai or Japanese input, which must not send.
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    sendText();
  };
  const toggle = (next: Panel): void => setPanel(panel === next ? null : next);

  if (isClosed(chat)) {
    const notice = chat.kind === 'user' ? t('blockedNotice') : t('accountLeftNotice');
    return <p className="composer composer-blocked">{notice}</p>;
  }
  return (
    <div className="composer">
      {draft && <DraftLine draft={draft} onCancel={onDraftDone} />}
      <div className="composer-row">
        <PanelButton label={t('more')} isOpen={panel === 'more'} onClick={() => toggle('more')}>
          <Plus aria-hidden size={20} />
        </PanelButton>
        <PanelButton label={t('image')} isOpen={panel === 'image'} onClick={() => toggle('image')}>
          <Image aria-hidden size={20} />
        </PanelButton>
        <div className="composer-box">
          <textarea
            ref={box}
            rows={1}
            value={text}
            maxLength={MAX_TEXT}
            aria-label={t('message')}
            placeholder={t('message')}
            // Whoever chose to edit a message wants to type at once.
            autoFocus={edited !== null}
            onChange={(event) => setText(event.target.value)}
            onKeyDown={onKeyDown}
          />
          <PanelButton label={t('sticker')} isOpen={panel === 'sticker'} onClick={() => toggle('sticker')}>
            <Smile aria-hidden size={20} />
          </PanelButton>
        </div>
        <button
          type="button"
          className="send-button"
          aria-label={t('send')}
          title={t('send')}
          disabled={text.trim() === ''}
          onClick={sendText}
        >
          <SendHorizontal aria-hidden size={18} />
        </button>
      </div>
      {panel === 'sticker' && <StickerPicker onPick={send} />}
      {panel === 'image' && <ImageMenu onPick={send} onDone={finish} />}
      {panel === 'more' && <MoreMenu onPick={send} onDone={finish} />}
    </div>
  );
}

/** Nobody can write to an account that is blocked or was sent away. */
function isClosed(chat: Chat): boolean {
  return chat.kind === 'user' ? chat.isBlocked : !chat.isJoined;
}

function DraftLine({ draft, onCancel }: { draft: Draft; onCancel: () => void }): ReactNode {
  const { t } = usePreferences();
  return (
    <p className="composer-quote">
      <span className="composer-quote-text">
        {draft.kind === 'edit' ? t('editing') : t('quoting')}: {summarize(draft.message, t)}
      </span>
      <button type="button" className="icon-button" aria-label={t('cancel')} onClick={onCancel}>
        <X aria-hidden size={14} />
      </button>
    </p>
  );
}

interface PanelButtonProps {
  label: string;
  isOpen: boolean;
  onClick: () => void;
  children: ReactNode;
}

function PanelButton({ label, isOpen, onClick, children }: PanelButtonProps): ReactNode {
  return (
    <button
      type="button"
      className="icon-button"
      aria-label={label}
      title={label}
      aria-expanded={isOpen}
      onClick={onClick}
    >
      {children}
    </button>
  );
}
