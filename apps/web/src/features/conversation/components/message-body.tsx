import type { Media, Message } from '@jsk/contracts/messages';
import { CircleSlash, FileQuestion } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ThreadActions } from '../model/thread-actions';
import { AudioBody } from './audio-body';
import { FileBody } from './file-body';
import { FlexBody } from './flex-body';
import { ImageBody } from './image-body';
import { LocationBody } from './location-body';
import { NoteBody } from './note-body';
import { ReplyImageBody } from './reply-image-body';
import { StickerBody } from './sticker-body';
import { VideoBody } from './video-body';

interface MessageBodyProps {
  message: Message;
  onOpenImage: ThreadActions['openImage'];
}

/** What a message says, by what it carries. Text is always drawn as text: nothing in it is ever markup. */
export function MessageBody({ message, onOpenImage }: MessageBodyProps) {
  const { t } = useTranslation();
  const isNote = message.type === 'note';
  if (message.state === 'unsent') {
    const text = t(isNote ? 'notes.withdrawn' : 'thread.unsent');
    return <QuietBody icon={<CircleSlash />}>{text}</QuietBody>;
  }
  const { payload } = message;
  if (payload?.kind === 'removed')
    return <QuietBody icon={<CircleSlash />}>{t('preview.removed')}</QuietBody>;
  if (isNote) return <NoteBody message={message} />;
  switch (payload?.kind) {
    case 'media':
      return <MediaBody message={message} media={payload.media} onOpenImage={onOpenImage} />;
    case 'reply_image':
      return <ReplyImageBody message={message} image={payload} onOpen={onOpenImage} />;
    case 'sticker':
      return <StickerBody keywords={payload.keywords} />;
    case 'location':
      return <LocationBody location={payload} />;
    case 'flex':
      return <FlexBody contents={payload.contents} altText={payload.altText} />;
    case 'unsupported':
      return <QuietBody icon={<FileQuestion />}>{t('media.unsupported')}</QuietBody>;
    default:
      return (
        <p dir="auto" className="px-3.5 py-2 wrap-anywhere whitespace-pre-wrap">
          {message.text}
        </p>
      );
  }
}

function MediaBody({ message, media, onOpenImage }: MessageBodyProps & { media: Media }) {
  switch (message.type) {
    case 'image':
      return <ImageBody message={message} media={media} onOpen={onOpenImage} />;
    case 'video':
      return <VideoBody media={media} />;
    case 'audio':
      return <AudioBody media={media} />;
    default:
      return <FileBody media={media} type={message.type} />;
  }
}

function QuietBody({ icon, children }: { icon: ReactNode; children: ReactNode }) {
  return (
    <p className="flex items-center gap-2 px-3.5 py-2 text-muted italic [&_svg]:size-4 [&_svg]:shrink-0">
      {icon}
      {children}
    </p>
  );
}
