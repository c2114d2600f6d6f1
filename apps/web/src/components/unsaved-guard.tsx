import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { ConfirmDialog } from './confirm-dialog';

/** Asks before what is not saved is lost: by a link of the console here, by closing the tab in the browser's own words. */
export function UnsavedGuard() {
  const { t } = useTranslation('admin');
  const navigate = useNavigate();
  const [leavingTo, setLeavingTo] = useState<string | null>(null);

  useEffect(() => {
    const onClick = (event: MouseEvent) => {
      const link = linkOf(event);
      if (!link) return;
      event.preventDefault();
      event.stopPropagation();
      setLeavingTo(link.pathname + link.search);
    };
    const onUnload = (event: BeforeUnloadEvent) => event.preventDefault();
    // Before the router sees it.
    document.addEventListener('click', onClick, { capture: true });
    window.addEventListener('beforeunload', onUnload);
    return () => {
      document.removeEventListener('click', onClick, { capture: true });
      window.removeEventListener('beforeunload', onUnload);
    };
  }, []);

  return (
    <ConfirmDialog
      open={leavingTo !== null}
      question={t('shell.leaveTitle')}
      text={t('shell.leaveText')}
      confirm={t('shell.leave')}
      onCancel={() => setLeavingTo(null)}
      onConfirm={() => leavingTo !== null && void navigate(leavingTo)}
    />
  );
}

/** The link of this console that a plain click follows in this tab. */
function linkOf(event: MouseEvent): HTMLAnchorElement | null {
  const isPlain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
  const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[href]') : null;
  const isOurs = link && link.origin === window.location.origin && !link.target && !link.download;
  return isPlain && isOurs ? link : null;
}
