import { exportPersonalData } from '@jsk/contracts/personal-data';
import { isAdministrator } from '@jsk/contracts/roles';
import { EllipsisVertical, FileUser, UserRoundX } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/components/ui/button';
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuTrigger,
} from '@/components/ui/dropdown-menu';
import { useLive } from '@/lib/live-context';
import { useDownload } from '@/lib/use-download';

const EraseDialog = lazy(async () => ({ default: (await import('./erase-dialog')).EraseDialog }));

interface PersonalDataMenuProps {
  lineUserId: string;
  /** Empty when it is not known. */
  displayName: string;
}

/** What a customer may ask for: to be told what is stored, and to be forgotten. For those who may do it. */
export function PersonalDataMenu({ lineUserId, displayName }: PersonalDataMenuProps) {
  const { t } = useTranslation();
  const { user } = useLive();
  const [isErasing, setErasing] = useState(false);
  const { isRunning, start } = useDownload(`personal ${lineUserId}`, {
    running: (size) => t('personalData.export.running', { size }),
    done: (name) => t('personalData.export.done', { name }),
    failed: t('personalData.export.failed'),
  });
  if (!isAdministrator(user.role)) return null;
  const name = displayName.trim() || lineUserId;
  return (
    <>
      <DropdownMenu>
        <DropdownMenuTrigger asChild>
          <Button look="quiet" size="icon" aria-label={t('personalData.menu', { name })}>
            <EllipsisVertical aria-hidden />
          </Button>
        </DropdownMenuTrigger>
        <DropdownMenuContent>
          <DropdownMenuItem disabled={isRunning} onSelect={() => start(exportPersonalData, { lineUserId })}>
            <FileUser aria-hidden />
            {t('personalData.export.verb')}
          </DropdownMenuItem>
          {user.role === 'SUPER_ADMIN' && (
            <DropdownMenuItem className="text-danger" onSelect={() => setErasing(true)}>
              <UserRoundX aria-hidden />
              {t('personalData.erase.verb')}
            </DropdownMenuItem>
          )}
        </DropdownMenuContent>
      </DropdownMenu>
      {isErasing && (
        <Suspense>
          <EraseDialog lineUserId={lineUserId} name={name} onClose={() => setErasing(false)} />
        </Suspense>
      )}
    </>
  );
}
