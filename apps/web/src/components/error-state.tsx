import { TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from './ui/button';

interface ErrorStateProps {
  /** What happened. */
  title: string;
  /** What is safe, or why. */
  text?: string;
  onRetry?: () => void;
}

export function ErrorState({ title, text, onRetry }: ErrorStateProps) {
  const { t } = useTranslation();
  return (
    <div
      role="alert"
      className="flex flex-1 flex-col items-center justify-center gap-4 px-8 py-16 text-center"
    >
      <span className="grid size-12 place-items-center rounded-2xl bg-danger-soft text-danger">
        <TriangleAlert aria-hidden className="size-5" />
      </span>
      <div className="max-w-80 text-balance">
        <p className="font-medium">{title}</p>
        {text && <p className="mt-1 text-muted">{text}</p>}
      </div>
      {onRetry && <Button onClick={onRetry}>{t('common.retry')}</Button>}
    </div>
  );
}
