import type { Media } from '@jsk/contracts/messages';
import { Image, ImageOff } from 'lucide-react';
import { Dialog } from 'radix-ui';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Lightbox } from './lightbox';

/** The box has its size before the picture is there, so that loading moves nothing. */
const boxStyle = 'grid aspect-4/3 w-60 max-w-full place-items-center bg-sunken';

export function ImageBody({ media, senderName }: { media: Media; senderName: string }) {
  const { t } = useTranslation();
  const [isBroken, setBroken] = useState(false);
  const alt = t('media.image', { name: senderName });
  if (media.status !== 'ready' || !media.url) {
    return (
      <Placeholder icon={media.status === 'pending' ? <Image aria-hidden /> : <ImageOff aria-hidden />}>
        {media.status === 'ready' ? t('media.brokenImage') : t(`media.${media.status}`)}
      </Placeholder>
    );
  }
  if (isBroken) return <Placeholder icon={<ImageOff aria-hidden />}>{t('media.brokenImage')}</Placeholder>;
  return (
    <Dialog.Root>
      <Dialog.Trigger
        aria-label={t('media.openImage')}
        className={`${boxStyle} cursor-zoom-in -outline-offset-2`}
      >
        <img
          src={media.url}
          alt={alt}
          loading="lazy"
          decoding="async"
          onError={() => setBroken(true)}
          className="size-full object-cover"
        />
      </Dialog.Trigger>
      <Lightbox url={media.url} alt={alt} />
    </Dialog.Root>
  );
}

function Placeholder({ icon, children }: { icon: ReactNode; children: ReactNode }) {
  return (
    <div
      className={`${boxStyle} content-center gap-2 px-4 text-center text-[0.8125rem] text-muted [&_svg]:size-6`}
    >
      {icon}
      {children}
    </div>
  );
}
