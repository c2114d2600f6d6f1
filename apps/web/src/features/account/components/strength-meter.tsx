import { useTranslation } from 'react-i18next';
import { cn } from '@/lib/class-names';
import { type PasswordProblem, passwordStrengths, strengthOf } from '../model/password-strength';

interface StrengthMeterProps {
  password: string;
  problem: PasswordProblem | null;
}

/** How good a password is while it is typed: in words, and as a bar for a quick look. */
export function StrengthMeter({ password, problem }: StrengthMeterProps) {
  const { t } = useTranslation();
  const strength = problem ? null : strengthOf(password);
  const level = strength ? passwordStrengths.indexOf(strength) + 1 : 0;
  const word = strength && t('password.strength', { word: t(`password.words.${strength}`) });
  const missing = problem?.kind === 'tooShort' ? t('password.problems.tooShort', { ...problem }) : null;
  return (
    <div className="mt-1">
      <div aria-hidden className="flex gap-1">
        {passwordStrengths.map((one, index) => (
          <span
            key={one}
            className={cn(
              'h-1 flex-1 rounded-full transition-colors duration-150',
              index >= level && 'bg-sunken',
              index < level && (level < 2 ? 'bg-warning-line' : 'bg-accent'),
            )}
          />
        ))}
      </div>
      {/* Always there, so that screen readers follow what it says. */}
      <p role="status" className="mt-1 min-h-5 text-[0.8125rem] text-muted">
        {word ?? missing}
      </p>
    </div>
  );
}
