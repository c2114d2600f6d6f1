import type { Message } from '@jsk/contracts/messages';
import { FileText, Image, ImageOff, Play, Video } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '@/lib/use-formats';
import { useSenderName } from '@/lib/use-sender-name';

interface MediaTileProps {
  message: Message;
  onOpen: () => void;
}

/** One picture, video or file, small. */
export function MediaTile({ message, onOpen }: MediaTileProps) {
  const { t } = useTranslation();
  const { exactTime } = useFormats();
  const senderName = useSenderName();
  const kind = kindOf(message.type);
  const media = message.payload?.kind === 'media' ? message.payload.media : null;
  const name = media?.fileName ?? t(`customer.media.one.${kind}`);
  const from = { name, sender: senderName(message), time: exactTime(new Date(message.createdAt)) };
  return (
    <button
      type="button"
      aria-label={t('customer.media.open', from)}
      title={t('customer.media.open', from)}
      onClick={onOpen}
      className="relative block aspect-square w-full overflow-hidden rounded-lg bg-sunken hover:opacity-90"
    >
      <Thumbnail message={message} name={name} />
    </button>
  );
}

function Thumbnail({ message: { type, payload }, name }: { message: Message; name: string }) {
  const [isBroken, setBroken] = useState(false);
  const media = payload?.kind === 'media' ? payload.media : null;
  const url = media?.previewUrl ?? (type === 'image' ? media?.url : null);
  if (media?.status !== 'ready' || isBroken || !url) {
    const Icon =
      media?.status === 'ready' ? { image: Image, video: Video, file: FileText }[kindOf(type)] : ImageOff;
    return (
      <span className="flex size-full flex-col items-center justify-center gap-1.5 p-1.5 text-muted">
        <Icon aria-hidden className="size-5 shrink-0" />
        <span dir="auto" className="line-clamp-2 max-w-full text-center text-xs wrap-anywhere">
          {name}
        </span>
      </span>
    );
  }
  return (
    <>
      <img
        src={url}
        alt=""
        loading="lazy"
        decoding="async"
        onError={() => setBroken(true)}
        className="size-full object-cover"
      />
      {type === 'video' && (
        <span className="absolute inset-0 m-auto grid size-8 place-items-center rounded-full bg-overlay text-white">
          <Play aria-hidden className="size-4" />
        </span>
      )}
    </>
  );
}

function kindOf(type: Message['type']): 'image' | 'video' | 'file' {
  return type === 'video' || type === 'file' ? type : 'image';
}
