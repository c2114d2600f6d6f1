import { type MeasuredBy, measuredBySchema } from '@jsk/contracts/periods';
import { useTranslation } from 'react-i18next';
import { MeaningButton } from './meaning-button';
import { Button } from './ui/button';

interface MeasurePickerProps {
  measuredBy: MeasuredBy;
  onChange: (measuredBy: MeasuredBy) => void;
}

/** Whether times are what passes on the clock, or only the hours in which the shop was open. */
export function MeasurePicker({ measuredBy, onChange }: MeasurePickerProps) {
  const { t } = useTranslation('admin');
  const label = t('analytics.measure.label');
  return (
    <div role="group" aria-label={label} className="flex flex-wrap items-center gap-1">
      {measuredBySchema.options.map((choice) => (
        <Button
          key={choice}
          size="small"
          look={choice === measuredBy ? 'pressed' : 'quiet'}
          aria-pressed={choice === measuredBy}
          onClick={() => onChange(choice)}
        >
          {t(`analytics.measure.${choice}`)}
        </Button>
      ))}
      <MeaningButton label={label} meaning={t('analytics.measure.meaning')} />
    </div>
  );
}
