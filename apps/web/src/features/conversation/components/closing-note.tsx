import type { Session } from '@jsk/contracts/sessions';
import { Timer } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useClosing } from '@/lib/use-closing';
import { FooterNote } from './footer-note';

/** Nobody has written for so long that the session is about to end. */
export function ClosingNote({ session, canWrite }: { session: Session; canWrite: boolean }) {
  const { t } = useTranslation();
  const duration = useClosing(session);
  return (
    <FooterNote icon={<Timer aria-hidden className="text-warning" />}>
      <strong className="font-medium text-ink">
        {duration ? t('conversation.closingTitle', { duration }) : t('conversation.closingSoonTitle')}
      </strong>{' '}
      {canWrite && t('conversation.closingText')}
    </FooterNote>
  );
}
