import { Info } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from './ui/button';
import { Popover, PopoverContent, PopoverTrigger } from './ui/popover';

interface MeaningButtonProps {
  /** What the figure is called. */
  label: string;
  /** In the words of docs/metrics.md. */
  meaning: string;
}

/** Tells what a figure means to those who ask. */
export function MeaningButton({ label, meaning }: MeaningButtonProps) {
  const { t } = useTranslation();
  return (
    <Popover>
      <PopoverTrigger asChild>
        <Button look="quiet" size="tiny" aria-label={t('liveKpis.meaningOf', { label })}>
          <Info aria-hidden className="text-muted" />
        </Button>
      </PopoverTrigger>
      <PopoverContent align="end" aria-label={label} className="w-72 p-3 text-[0.8125rem]">
        <p className="font-medium">{label}</p>
        <p className="mt-1 text-muted">{meaning}</p>
      </PopoverContent>
    </Popover>
  );
}
