import type { Media, Message } from '@jsk/contracts/messages';
import { useTranslation } from 'react-i18next';
import { useSenderName } from '@/lib/use-sender-name';
import { frameOf } from '../model/image-frame';
import type { ThreadActions } from '../model/thread-actions';
import { ImageThumbnail } from './image-thumbnail';

interface ImageBodyProps {
  message: Message;
  media: Media;
  onOpen: ThreadActions['openImage'];
}

export function ImageBody({ message, media, onOpen }: ImageBodyProps) {
  const { t } = useTranslation();
  const senderNameOf = useSenderName();
  return (
    <ImageThumbnail
      media={media}
      alt={t('media.image', { name: senderNameOf(message) })}
      label={t('media.openImage')}
      style={frameOf(media)}
      onOpen={() => onOpen([message.id], message.id)}
    />
  );
}
