import type { OperatorProfile } from '@jsk/contracts/people';
import { TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { CopyButton } from '@/components/copy-button';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';

interface TemporaryPasswordDialogProps {
  operator: OperatorProfile;
  password: string;
  onClose: () => void;
}

/** The only time that the password is seen: it is neither kept here nor on the server. */
export function TemporaryPasswordDialog({ operator, password, onClose }: TemporaryPasswordDialogProps) {
  const { t } = useTranslation('admin');
  const { displayName: name, username } = operator;
  return (
    <Dialog open title={t('people.password.title', { name })} onOpenChange={(next) => !next && onClose()}>
      <div className="flex flex-col gap-4 p-5">
        <p className="flex gap-2.5 rounded-lg bg-warning-soft px-3 py-2.5 text-warning">
          <TriangleAlert aria-hidden className="mt-1 size-4 shrink-0" />
          {t('people.password.warning')}
        </p>
        <dl className="flex flex-col gap-3">
          <div>
            <dt className="font-medium">{t('people.operators.username')}</dt>
            <dd className="mt-1 wrap-anywhere">{username}</dd>
          </div>
          <div>
            <dt className="font-medium">{t('people.password.label')}</dt>
            <dd className="mt-1.5 flex items-center gap-2 rounded-lg border bg-sunken py-1.5 pr-1.5 pl-3">
              <span className="min-w-0 flex-1 font-mono text-[0.9375rem] wrap-anywhere select-all">
                {password}
              </span>
              <CopyButton text={password} label={t('people.password.label')} />
            </dd>
          </div>
        </dl>
        <p className="text-[0.8125rem] text-muted">{t('people.password.next')}</p>
        <div className="flex justify-end">
          <Button look="primary" onClick={onClose}>
            {t('people.password.done')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
