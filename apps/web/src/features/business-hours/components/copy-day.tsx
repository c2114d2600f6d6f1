import { isoWeekdays, type IsoWeekday } from '@jsk/contracts/business-hours';
import { Copy } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/components/ui/button';
import { Popover, PopoverContent, PopoverTrigger } from '@/components/ui/popover';

interface CopyDayProps {
  day: IsoWeekday;
  nameOf: (day: IsoWeekday) => string;
  onCopy: (days: IsoWeekday[]) => void;
}

/** Gives other days the hours of this one. */
export function CopyDay({ day, nameOf, onCopy }: CopyDayProps) {
  const { t } = useTranslation('admin');
  const [isOpen, setOpen] = useState(false);
  const [chosen, setChosen] = useState<readonly IsoWeekday[]>([]);
  const others = isoWeekdays.filter((other) => other !== day);
  const show = (open: boolean) => {
    // Most often the working days are the same.
    setChosen(others.filter((other) => other <= 5 && day <= 5));
    setOpen(open);
  };
  const title = t('businessHours.copy.title', { day: nameOf(day) });
  return (
    <Popover open={isOpen} onOpenChange={show}>
      <PopoverTrigger asChild>
        <Button look="quiet" size="icon" aria-label={title} title={title}>
          <Copy aria-hidden />
        </Button>
      </PopoverTrigger>
      <PopoverContent align="end" aria-label={title} className="w-56 p-3">
        <fieldset>
          <legend className="pb-2 text-[0.8125rem] text-muted">{t('businessHours.copy.to')}</legend>
          {others.map((other) => (
            <label key={other} className="flex min-h-9 items-center gap-3 pointer-coarse:min-h-11">
              <input
                type="checkbox"
                className="size-4 accent-accent"
                checked={chosen.includes(other)}
                onChange={({ target }) =>
                  setChosen(others.filter((one) => (one === other ? target.checked : chosen.includes(one))))
                }
              />
              {nameOf(other)}
            </label>
          ))}
        </fieldset>
        <Button
          look="primary"
          size="small"
          className="mt-2 w-full"
          disabled={chosen.length === 0}
          onClick={() => {
            onCopy([...chosen]);
            setOpen(false);
          }}
        >
          {t('businessHours.copy.do')}
        </Button>
      </PopoverContent>
    </Popover>
  );
}
