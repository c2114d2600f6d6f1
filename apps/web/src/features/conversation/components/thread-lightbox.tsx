import type { Message } from '@jsk/contracts/messages';
import { lazy, Suspense } from 'react';
import { pictureUrlOf } from '../model/reply-image';

// Only those who open a picture load it.
const Lightbox = lazy(async () => ({ default: (await import('./lightbox')).Lightbox }));

export interface OpenImage {
  ids: readonly string[];
  shownId: string;
}

interface ThreadLightboxProps {
  messages: readonly Message[];
  open: OpenImage | null;
  onChange: (open: OpenImage | null) => void;
}

/** The opened images as the thread has them now. */
export function ThreadLightbox({ messages, open, onChange }: ThreadLightboxProps) {
  if (!open) return null;
  const images = open.ids.flatMap(
    (id) => messages.find((message) => message.id === id && pictureUrlOf(message) !== null) ?? [],
  );
  return (
    <Suspense fallback={null}>
      <Lightbox
        images={images}
        shownId={open.shownId}
        onShow={(shownId) => onChange({ ...open, shownId })}
        onClose={() => onChange(null)}
      />
    </Suspense>
  );
}
