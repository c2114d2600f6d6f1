import type { AnswerMessage } from '@jsk/contracts/bot-test';
import { Sticker } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { FlexView } from '@/components/flex-view';
import { pictureHeight, pictureWidth } from '../model/area-geometry';

/** One message of an answer as it arrives on the phone. */
export function AnswerBubble({ message }: { message: AnswerMessage }) {
  const { t } = useTranslation('admin');
  switch (message.type) {
    case 'text':
      return (
        <p
          dir="auto"
          className="w-fit max-w-[92%] rounded-bubble rounded-tl-tail bg-chat-customer px-3.5 py-2 text-[0.9375rem] text-ink wrap-anywhere whitespace-pre-wrap"
        >
          {message.text}
        </p>
      );
    case 'sticker':
      // The artwork is on LINE's servers; here it has a place and a number.
      return (
        <div
          role="img"
          aria-label={t('bot.answer.sticker', { ...message })}
          className="flex size-28 flex-col items-center justify-center gap-1.5 rounded-bubble border border-dashed border-phone-ink/50 text-xs text-phone-ink tabular-nums"
        >
          <Sticker aria-hidden className="size-8 stroke-[1.5]" />
          <span className="text-center">
            {message.packageId}
            <br />
            {message.stickerId}
          </span>
        </div>
      );
    case 'image':
      return (
        <img
          src={message.image.url}
          alt={t('bot.answer.picture')}
          width={message.image.width}
          height={message.image.height}
          className="block h-auto max-h-80 w-auto max-w-full rounded-bubble bg-sunken"
        />
      );
    case 'flex':
      return <FlexView contents={message.contents} altText={message.altText} />;
    case 'imagemap':
      return <ImagemapBubble message={message} />;
  }
}

function ImagemapBubble({ message }: { message: Extract<AnswerMessage, { type: 'imagemap' }> }) {
  const { image, altText, areas } = message;
  const high = pictureHeight(image);
  return (
    <div className="relative w-72 max-w-full overflow-hidden rounded-bubble">
      <img
        src={image.url}
        alt={altText}
        width={image.width}
        height={image.height}
        className="block h-auto w-full bg-sunken"
      />
      {areas.map(({ x, y, width, height, action }, index) => (
        <span
          key={index}
          title={action.kind === 'message' ? action.text : action.uri}
          className="absolute border border-dashed border-accent bg-accent/10"
          style={{
            left: `${(x / pictureWidth) * 100}%`,
            top: `${(y / high) * 100}%`,
            width: `${(width / pictureWidth) * 100}%`,
            height: `${(height / high) * 100}%`,
          }}
        />
      ))}
    </div>
  );
}
