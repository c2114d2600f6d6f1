import { FileText, MapPin } from 'lucide-react';
import type { ReactNode } from 'react';
import { controlApi } from '../../api/control-api';
import { usePreferences } from '../../i18n/preferences-context';
import { useSimulator } from '../../model/simulator-context';
import type { ChatMessage, LineMessage } from '../../model/types';
import { FlexMessage } from '../flex/flex-message';
import { useChat } from '../phone/chat-context';
import { ImagemapMessage } from './imagemap-message';
import { Picture } from './picture';
import { TemplateMessage } from './template-message';

/** What a message looks like on the phone, by its type. */
export function MessageContent({ message: entry }: { message: ChatMessage }): ReactNode {
  const { t } = usePreferences();
  const { message, contentPath } = entry;
  if (!message) return null;
  switch (entry.type) {
    case 'text':
    case 'textV2':
      return <p className="bubble bubble-text">{plainText(message)}</p>;
    case 'sticker':
      return (
        <img
          className="sticker"
          src={`/stickers/${message.packageId}/${message.stickerId}.svg`}
          alt={t('sticker')}
          width={140}
          height={140}
        />
      );
    case 'image':
      return (
        <Picture className="photo" src={contentPath ?? message.originalContentUrl ?? ''} alt={t('image')} />
      );
    case 'video':
      return <VideoBubble entry={entry} message={message} />;
    case 'audio':
      return (
        <audio
          className="audio"
          controls
          preload="none"
          aria-label={t('audio')}
          src={contentPath ?? message.originalContentUrl}
        />
      );
    case 'file':
      return <FileBubble message={message} href={contentPath} />;
    case 'location':
      return <LocationBubble message={message} />;
    case 'flex':
      return <FlexMessage contents={message.contents} altText={message.altText ?? ''} />;
    case 'template':
      return message.template ? (
        <TemplateMessage template={message.template} altText={message.altText ?? ''} />
      ) : null;
    case 'imagemap':
      return <ImagemapMessage message={message} />;
    default:
      return <p className="bubble bubble-text muted">{t('unknownMessage')}</p>;
  }
}

/** textV2 writes braces twice where they are meant literally. */
function plainText(message: LineMessage): string {
  const text = message.text ?? '';
  return message.type === 'textV2' ? text.replaceAll('{{', '{').replaceAll('}}', '}') : text;
}

/** A video the account wants to know about is reported when it was watched to its end. */
function VideoBubble({ entry, message }: { entry: ChatMessage; message: LineMessage }): ReactNode {
  const { t } = usePreferences();
  const { attempt } = useSimulator();
  const { chat } = useChat();
  const { trackingId } = message;
  const report = (): void => {
    if (!trackingId || chat.kind !== 'user') return;
    const event = { type: 'videoPlayComplete', videoPlayComplete: { trackingId } };
    attempt(() => controlApi.sendEvent(chat.id, event));
  };
  return (
    <video
      className="photo"
      controls
      preload="metadata"
      aria-label={t('video')}
      src={entry.contentPath ?? message.originalContentUrl}
      poster={message.previewImageUrl}
      onEnded={report}
    />
  );
}

function FileBubble({ message, href }: { message: LineMessage; href: string | null }): ReactNode {
  const { fileName = '', fileSize = 0 } = message;
  return (
    <a className="bubble file-bubble" href={href ?? undefined} download={fileName}>
      <FileText aria-hidden size={28} />
      <span className="file-words">
        <span className="file-name">{fileName}</span>
        <span className="muted number">{(fileSize / 1024).toFixed(1)} KB</span>
      </span>
    </a>
  );
}

function LocationBubble({ message }: { message: LineMessage }): ReactNode {
  const { t } = usePreferences();
  return (
    <div className="bubble location-bubble">
      <div className="location-map">
        <MapPin aria-hidden size={28} />
      </div>
      <div className="location-words">
        <strong>{message.title ?? t('location')}</strong>
        <span className="muted">{message.address}</span>
      </div>
    </div>
  );
}
