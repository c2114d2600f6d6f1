import type { Message, MessagePayload } from '@jsk/contracts/messages';
import { useTranslation } from 'react-i18next';
import { useSenderName } from '@/lib/use-sender-name';
import { frameOf } from '../model/image-frame';
import { mediaOfReplyImage } from '../model/reply-image';
import type { ThreadActions } from '../model/thread-actions';
import { ImageThumbnail } from './image-thumbnail';

interface ReplyImageBodyProps {
  message: Message;
  image: Extract<MessagePayload, { kind: 'reply_image' }>;
  onOpen: ThreadActions['openImage'];
}

/** A picture that the bot sent; what areas of it do is the customer's to tap. */
export function ReplyImageBody({ message, image, onOpen }: ReplyImageBodyProps) {
  const { t } = useTranslation();
  const senderNameOf = useSenderName();
  const media = mediaOfReplyImage(image);
  return (
    <ImageThumbnail
      media={media}
      alt={image.altText ?? t('media.image', { name: senderNameOf(message) })}
      label={t('media.openImage')}
      style={frameOf(media)}
      onOpen={() => onOpen([message.id], message.id)}
    />
  );
}
