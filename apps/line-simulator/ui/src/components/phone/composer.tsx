import { Image, Plus, SendHorizontal, Smile, X } from 'lucide-react';
import { useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { controlApi } from '../../api/control-api';
import { usePreferences } from '../../i18n/preferences-context';
import { summarize } from '../../model/message-summary';
import { useSimulator } from '../../model/simulator-context';
import type { ChatMessage, Customer } from '../../model/types';
import { ImageMenu, MoreMenu } from './attach-menus';
import { StickerPicker } from './sticker-picker';

const MAX_TEXT = 5000;

type Panel = 'sticker' | 'image' | 'more' | null;

interface Props {
  customer: Customer;
  quoted: ChatMessage | null;
  onQuoteDone: () => void;
}

export function Composer({ customer, quoted, onQuoteDone }: Props): ReactNode {
  const { t } = usePreferences();
  const { attempt } = useSimulator();
  const [text, setText] = useState('');
  const [panel, setPanel] = useState<Panel>(null);
  const box = useRef<HTMLTextAreaElement>(null);
  const isBlocked = !customer.isFollowing;

  const send = (message: object): void => {
    const quote = quoted?.id ? { quotedMessageId: quoted.id } : {};
    const canQuote = 'text' in message || 'stickerId' in message;
    attempt(() => controlApi.send(customer.userId, canQuote ? { ...message, ...quote } : message));
    setPanel(null);
    onQuoteDone();
  };
  const sendText = (): void => {
    if (text.trim() === '') return;
    send({ type: 'text', text });
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

  if (isBlocked) return <p className="composer composer-blocked">{t('blockedNotice')}</p>;
  return (
    <div className="composer">
      {quoted && (
        <p className="composer-quote">
          <span className="composer-quote-text">
            {t('quoting')}: {summarize(quoted, t)}
          </span>
          <button type="button" className="icon-button" aria-label={t('cancel')} onClick={onQuoteDone}>
            <X aria-hidden size={14} />
          </button>
        </p>
      )}
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
      {panel === 'image' && <ImageMenu onPick={send} />}
      {panel === 'more' && <MoreMenu onPick={send} />}
    </div>
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
