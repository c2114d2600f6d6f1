import {
  BluetoothSearching,
  Crown,
  File as FileIcon,
  Film,
  ImagePlus,
  Images,
  Link2,
  MapPin,
  Mic,
  Mountain,
  type LucideIcon,
} from 'lucide-react';
import { useRef, type ChangeEvent, type ReactNode } from 'react';
import { controlApi } from '../../api/control-api';
import { usePreferences } from '../../i18n/preferences-context';
import type { TextKey } from '../../i18n/texts';
import { useSimulator } from '../../model/simulator-context';
import { useChat } from './chat-context';
import { SAMPLE_LOCATION } from './sample-location';

interface Props {
  onPick: (message: object) => void;
  /** Closes the menu after something else than one message. */
  onDone: () => void;
}

/** Pictures from this machine, or ready ones; several of them are an album. */
export function ImageMenu({ onPick, onDone }: Props): ReactNode {
  const { t } = usePreferences();
  const { attempt } = useSimulator();
  const { acts } = useChat();
  const input = useRef<HTMLInputElement>(null);

  const onFiles = (event: ChangeEvent<HTMLInputElement>): void => {
    const files = [...(event.target.files ?? [])];
    void Promise.all(files.map(toImage)).then((images) => {
      const [only] = images;
      if (only && images.length === 1) return onPick({ type: 'image', ...only });
      if (images.length > 1) sendAlbum({ images });
    });
  };
  const sendAlbum = (album: object): void => {
    attempt(() => acts.sendAlbum(album));
    onDone();
  };

  return (
    <div className="attach-menu" data-columns={3} role="group" aria-label={t('image')}>
      <input ref={input} type="file" accept="image/*" multiple hidden onChange={onFiles} />
      <AttachItem icon={ImagePlus} word="chooseImage" onClick={() => input.current?.click()} />
      <AttachItem icon={Mountain} word="sampleImage" onClick={() => onPick({ type: 'image' })} />
      <AttachItem icon={Images} word="sampleAlbum" onClick={() => sendAlbum({})} />
    </div>
  );
}

/** Everything else a customer can send or cause. */
export function MoreMenu({ onPick, onDone }: Props): ReactNode {
  const { t } = usePreferences();
  const { attempt } = useSimulator();
  const { chat } = useChat();
  const cause = (event: object): void => {
    attempt(() => controlApi.sendEvent(chat.id, event));
    onDone();
  };
  return (
    <div className="attach-menu" role="group" aria-label={t('more')}>
      <AttachItem icon={MapPin} word="location" onClick={() => onPick(SAMPLE_LOCATION)} />
      <AttachItem icon={Film} word="video" onClick={() => onPick({ type: 'video' })} />
      <AttachItem icon={Mic} word="audio" onClick={() => onPick({ type: 'audio' })} />
      <AttachItem icon={FileIcon} word="file" onClick={() => onPick({ type: 'file' })} />
      {chat.kind === 'user' && (
        <>
          <AttachItem icon={BluetoothSearching} word="beacon" onClick={() => cause(BEACON)} />
          <AttachItem icon={Crown} word="membership" onClick={() => cause(MEMBERSHIP)} />
          <AttachItem icon={Link2} word="accountLink" onClick={() => cause(ACCOUNT_LINK)} />
        </>
      )}
    </div>
  );
}

const BEACON = { type: 'beacon', beacon: { hwid: 'd41d8cd98f', type: 'enter' } };
const MEMBERSHIP = { type: 'membership', membership: { type: 'joined', membershipId: 3189 } };
const ACCOUNT_LINK = { type: 'accountLink', link: { result: 'ok', nonce: 'nonce-of-the-phone' } };

interface ItemProps {
  icon: LucideIcon;
  word: TextKey;
  onClick: () => void;
}

function AttachItem({ icon: Icon, word, onClick }: ItemProps): ReactNode {
  const { t } = usePreferences();
  return (
    <button type="button" className="attach-item" onClick={onClick}>
      <Icon aria-hidden size={20} />
      {t(word)}
    </button>
  );
}

async function toImage(file: File): Promise<{ content: string; contentType: string }> {
  return { content: await toBase64(file), contentType: file.type || 'image/jpeg' };
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
