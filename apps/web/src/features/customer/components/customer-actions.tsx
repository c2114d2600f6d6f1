import type { Conversation } from '@jsk/contracts/conversations';
import type { CustomerBar } from '@jsk/contracts/customer-details';
import { Download, FileSpreadsheet, FileText, Hand, RefreshCw } from 'lucide-react';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Moment } from '@/components/moment';
import { toast } from '@/lib/toast';
import { Button } from '@/components/ui/button';
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuTrigger,
} from '@/components/ui/dropdown-menu';
import { IconButton } from '@/components/ui/icon-button';
import { useUnbarCustomer } from '@/lib/customer-bar';
import { problemText } from '@/lib/i18n/problem-text';
import { useRefreshProfile } from '@/lib/refresh-profile';
import { useExport } from '../model/use-export';

const BarDialog = lazy(async () => ({ default: (await import('./bar-dialog')).BarDialog }));

interface CustomerActionsProps {
  conversation: Conversation;
  bar: CustomerBar | null;
  menu: ReactNode;
}

/** What can be done with the customer as a whole. */
export function CustomerActions({ conversation, bar, menu }: CustomerActionsProps) {
  const { t } = useTranslation();
  const { lineUserId, displayName, isBarred } = conversation;
  const [isBarring, setBarring] = useState(false);
  const refresh = useRefreshProfile(lineUserId);
  const unbar = useUnbarCustomer(lineUserId);
  const onError = (error: Error) => toast.error(problemText(t, error));
  return (
    <>
      <div className="mt-4 flex flex-wrap items-center justify-center gap-1.5">
        <IconButton
          label={t('conversation.refreshProfile')}
          disabled={refresh.isPending}
          onClick={() =>
            refresh.mutate(undefined, { onSuccess: () => toast.success(t('customer.refreshed')), onError })
          }
        >
          <RefreshCw aria-hidden className={refresh.isPending ? 'animate-spin' : undefined} />
        </IconButton>
        <ExportMenu lineUserId={lineUserId} />
        {isBarred ? (
          <Button
            size="small"
            disabled={unbar.isPending}
            onClick={() =>
              unbar.mutate(undefined, { onSuccess: () => toast.success(t('customer.bar.lifted')), onError })
            }
          >
            {t('customer.bar.lift')}
          </Button>
        ) : (
          <Button size="small" look="quiet" onClick={() => setBarring(true)}>
            <Hand aria-hidden />
            {t('customer.bar.verb')}
          </Button>
        )}
        {menu}
      </div>
      {isBarred && bar && <BarredBecause bar={bar} />}
      {isBarring && (
        <Suspense>
          <BarDialog lineUserId={lineUserId} name={displayName} onClose={() => setBarring(false)} />
        </Suspense>
      )}
    </>
  );
}

function BarredBecause({ bar: { at, by, reason } }: { bar: CustomerBar }) {
  const { t } = useTranslation();
  return (
    <div className="mt-3 rounded-lg bg-danger-soft px-3 py-2 text-[0.8125rem]">
      <p className="text-danger">{t('customer.bar.by', { name: by.name })}</p>
      <p dir="auto" className="mt-0.5 wrap-anywhere">
        {reason}
      </p>
      <p className="mt-0.5 text-muted">
        <Moment at={at} />
      </p>
    </div>
  );
}

function ExportMenu({ lineUserId }: { lineUserId: string }) {
  const { t } = useTranslation();
  const { isRunning, start } = useExport(lineUserId);
  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <Button size="small" look="quiet" disabled={isRunning}>
          <Download aria-hidden />
          {t('customer.export.verb')}
        </Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent>
        <DropdownMenuItem onSelect={() => start('csv')}>
          <FileSpreadsheet aria-hidden />
          {t('customer.export.csv')}
        </DropdownMenuItem>
        <DropdownMenuItem onSelect={() => start('pdf')}>
          <FileText aria-hidden />
          {t('customer.export.pdf')}
        </DropdownMenuItem>
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
