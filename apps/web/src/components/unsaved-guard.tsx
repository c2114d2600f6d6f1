import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { type Location, useBlocker } from 'react-router';
import { ConfirmDialog } from './confirm-dialog';

interface UnsavedGuardProps {
  /** What is asked, where it is not about the page as a whole. */
  wording?: { question: string; text: string; confirm: string };
}

/**
 * Asks before what is not saved is lost: by a link of the console or the browser's back button here, by closing the tab
 * in the browser's own words.
 */
export function UnsavedGuard({ wording }: UnsavedGuardProps) {
  const { t } = useTranslation('admin');
  const leaving = useBlocker(
    ({ currentLocation, nextLocation }) => pageOf(currentLocation) !== pageOf(nextLocation),
  );

  useEffect(() => {
    const onUnload = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', onUnload);
    return () => window.removeEventListener('beforeunload', onUnload);
  }, []);

  return (
    <ConfirmDialog
      open={leaving.state === 'blocked'}
      question={wording?.question ?? t('shell.leaveTitle')}
      text={wording?.text ?? t('shell.leaveText')}
      confirm={wording?.confirm ?? t('shell.leave')}
      onCancel={() => leaving.reset?.()}
      onConfirm={() => leaving.proceed?.()}
    />
  );
}

function pageOf({ pathname, search }: Location): string {
  return pathname + search;
}
