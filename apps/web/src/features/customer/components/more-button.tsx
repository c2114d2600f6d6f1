import { useTranslation } from 'react-i18next';
import { Button } from '@/components/ui/button';
import { Spinner } from '@/components/ui/spinner';

interface MoreButtonProps {
  isLoading: boolean;
  hasFailed: boolean;
  onClick: () => void;
}

/** Fetches the next page of a list of the panel, and says so when that did not work. */
export function MoreButton({ isLoading, hasFailed, onClick }: MoreButtonProps) {
  const { t } = useTranslation();
  return (
    <div className="mt-3 text-center">
      {hasFailed && !isLoading && (
        <p role="alert" className="mb-1.5 text-[0.8125rem] text-danger">
          {t('customer.loadError')}
        </p>
      )}
      <Button size="small" look="quiet" disabled={isLoading} onClick={onClick}>
        {isLoading && <Spinner className="size-4" />}
        {t(hasFailed ? 'common.retry' : 'customer.more')}
      </Button>
    </div>
  );
}
