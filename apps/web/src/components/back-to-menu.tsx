import { ArrowLeft } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { cn } from '@/lib/class-names';

/** From a page of the administration to its menu, where a phone shows one of the two. */
export function BackToMenu({ className }: { className?: string }) {
  const { t } = useTranslation('admin');
  return (
    <Link
      to="/admin"
      aria-label={t('shell.back')}
      className={cn(
        'grid size-11 shrink-0 place-items-center rounded-lg text-muted hover:bg-sunken hover:text-ink @3xl/shell:hidden',
        className,
      )}
    >
      <ArrowLeft aria-hidden className="size-[18px]" />
    </Link>
  );
}
