import { type ClosingReason, settingsLimits } from '@jsk/contracts/settings';
import { ArchiveRestore, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { ChipsField } from '@/components/chips-field';
import { IconButton } from '@/components/ui/icon-button';
import type { FieldProps } from './setting-fields';

interface ClosingReasonsFieldProps extends Omit<FieldProps<readonly ClosingReason[]>, 'onChange'> {
  onChange: (value: ClosingReason[]) => void;
}

/**
 * Reasons that can be chosen, and below them those that are offered no more: conversations were closed with them, and
 * they can come back.
 */
export function ClosingReasonsField({ value, onChange, ...texts }: ClosingReasonsFieldProps) {
  const { t } = useTranslation('admin');
  const active = value.filter(({ isActive }) => isActive);
  const retired = value.filter(({ isActive }) => !isActive);

  function choose(chosen: readonly string[]): void {
    const dropped = active.filter(({ text }) => !chosen.includes(text));
    onChange([
      ...chosen.map((text) => ({ text, isActive: true })),
      ...[...retired.filter(({ text }) => !chosen.includes(text)), ...dropped].map(({ text }) => ({
        text,
        isActive: false,
      })),
    ]);
  }

  return (
    <div className="flex flex-col gap-2">
      <ChipsField
        {...texts}
        lang="th"
        values={active.map(({ text }) => text)}
        max={Math.max(active.length, settingsLimits.closingReasons - retired.length)}
        onChange={choose}
      />
      {retired.length > 0 && (
        <ul aria-label={t('settings.sessions.closingReasons.retired')} className="flex flex-col gap-0.5">
          {retired.map((reason) => (
            <li key={reason.text} className="flex items-center gap-1 pl-2 text-[0.8125rem] text-muted">
              <span lang="th" className="min-w-0 flex-1 truncate">
                {reason.text}
              </span>
              <IconButton
                size="tiny"
                label={t('settings.sessions.closingReasons.restore', { text: reason.text })}
                onClick={() => choose([...active.map(({ text }) => text), reason.text])}
              >
                <ArchiveRestore aria-hidden />
              </IconButton>
              <IconButton
                size="tiny"
                label={t('settings.sessions.closingReasons.forget', { text: reason.text })}
                onClick={() => onChange(value.filter((one) => one !== reason))}
              >
                <X aria-hidden />
              </IconButton>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
