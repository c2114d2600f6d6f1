import type { ReactNode } from 'react';
import { usePreferences } from '../../i18n/preferences-context';
import type { ChatMessage } from '../../model/types';
import { Picture } from './picture';

/** The images of one album side by side. */
export function AlbumGrid({ messages }: { messages: ChatMessage[] }): ReactNode {
  const { t } = usePreferences();
  return (
    <div className="album" role="group" aria-label={`${t('album')} (${messages.length})`}>
      {messages.map(({ id, contentPath }) => (
        <Picture key={id} className="album-picture" src={contentPath ?? ''} alt={t('image')} />
      ))}
    </div>
  );
}
