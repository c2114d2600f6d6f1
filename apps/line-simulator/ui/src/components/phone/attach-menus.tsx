import { File as FileIcon, Film, ImagePlus, MapPin, Mic, Mountain } from 'lucide-react';
import { useRef, type ChangeEvent, type ReactNode } from 'react';
import { usePreferences } from '../../i18n/preferences-context';
import { SAMPLE_LOCATION } from './sample-location';

interface Props {
  onPick: (message: object) => void;
}

/** A picture from this machine, or a ready one. */
export function ImageMenu({ onPick }: Props): ReactNode {
  const { t } = usePreferences();
  const input = useRef<HTMLInputElement>(null);

  const onFile = (event: ChangeEvent<HTMLInputElement>): void => {
    const file = event.target.files?.[0];
    if (!file) return;
    void toBase64(file).then((content) =>
      onPick({ type: 'image', content, contentType: file.type || 'image/jpeg' }),
    );
  };

  return (
    <div className="attach-menu" role="group" aria-label={t('image')}>
      <input ref={input} type="file" accept="image/*" hidden onChange={onFile} />
      <button type="button" className="attach-item" onClick={() => input.current?.click()}>
        <ImagePlus aria-hidden size={20} />
        {t('chooseImage')}
      </button>
      <button type="button" className="attach-item" onClick={() => onPick({ type: 'image' })}>
        <Mountain aria-hidden size={20} />
        {t('sampleImage')}
      </button>
    </div>
  );
}

/** Everything else a customer can send. */
export function MoreMenu({ onPick }: Props): ReactNode {
  const { t } = usePreferences();
  return (
    <div className="attach-menu" role="group" aria-label={t('more')}>
      <button type="button" className="attach-item" onClick={() => onPick(SAMPLE_LOCATION)}>
        <MapPin aria-hidden size={20} />
        {t('location')}
      </button>
      <button type="button" className="attach-item" onClick={() => onPick({ type: 'video' })}>
        <Film aria-hidden size={20} />
        {t('video')}
      </button>
      <button type="button" className="attach-item" onClick={() => onPick({ type: 'audio' })}>
        <Mic aria-hidden size={20} />
        {t('audio')}
      </button>
      <button type="button" className="attach-item" onClick={() => onPick({ type: 'file' })}>
        <FileIcon aria-hidden size={20} />
        {t('file')}
      </button>
    </div>
  );
}

async function toBase64(file: Blob): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  // In pieces: an engine takes only so many arguments in one call.
  const piece = 0x8000;
  let binary = '';
  for (let start = 0; start < bytes.length; start += piece) {
    binary += String.fromCharCode(...bytes.subarray(start, start + piece));
  }
  return btoa(binary);
}
