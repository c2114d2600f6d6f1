import type { HolidayImport } from '@jsk/contracts/business-hours';
import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useOpeningFormats } from '../model/use-opening-formats';

/** What would become of each line. */
export function ImportPreview({ found, timeZone }: { found: HolidayImport; timeZone: string }) {
  const { t } = useTranslation('admin');
  const { fullDate } = useOpeningFormats(timeZone);
  const { added, skipped, past, problems } = found;
  return (
    <div role="status" className="flex flex-col gap-4">
      {added.length === 0 && <p className="font-medium">{t('businessHours.import.nothing')}</p>}
      <Part title={t('businessHours.import.added', { number: added.length })} isShown={added.length > 0}>
        {added.map(({ date, name }) => (
          <Line key={date} at={fullDate(date)} text={name} />
        ))}
      </Part>
      <Part
        title={t('businessHours.import.problems', { number: problems.length })}
        isShown={problems.length > 0}
      >
        {problems.map(({ line, text, problem }, index) => (
          <Line
            key={index}
            at={t('businessHours.import.line', { number: line })}
            text={`${t(`businessHours.import.reasons.${problem}`)}: ${text}`}
          />
        ))}
      </Part>
      <Part
        title={t('businessHours.import.skipped', { number: skipped.length })}
        isShown={skipped.length > 0}
      >
        {skipped.map(({ date, name }, index) => (
          <Line key={index} at={fullDate(date)} text={name} />
        ))}
      </Part>
      {past > 0 && (
        <p className="text-[0.8125rem] text-muted">{t('businessHours.import.past', { number: past })}</p>
      )}
    </div>
  );
}

function Part({ title, isShown, children }: { title: string; isShown: boolean; children: ReactNode }) {
  const id = useId();
  if (!isShown) return null;
  return (
    <div>
      <h4 id={id} className="font-medium">
        {title}
      </h4>
      <ul
        aria-labelledby={id}
        // Long lists scroll, also by keyboard.
        tabIndex={0}
        className="mt-1 max-h-44 overflow-y-auto rounded-lg border text-[0.8125rem]"
      >
        {children}
      </ul>
    </div>
  );
}

function Line({ at, text }: { at: string; text: string }) {
  return (
    <li className="flex gap-3 border-b px-3 py-1.5 last:border-b-0">
      <span className="w-32 shrink-0 text-muted tabular-nums">{at}</span>
      <span className="min-w-0 wrap-anywhere">{text}</span>
    </li>
  );
}
