import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { usePreferences } from '../../i18n/preferences-context';
import { useSimulator } from '../../model/simulator-context';

/** Says why the simulator refused what was just tried. */
export function RefusalNotice(): ReactNode {
  const { t } = usePreferences();
  const { refusal, dismissRefusal } = useSimulator();
  if (!refusal) return null;
  return (
    <div className="refusal" role="alert">
      <span>{refusal}</span>
      <button type="button" className="icon-button" aria-label={t('dismiss')} onClick={dismissRefusal}>
        <X aria-hidden size={16} />
      </button>
    </div>
  );
}
