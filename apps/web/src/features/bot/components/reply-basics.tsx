import { botLimits } from '@jsk/contracts/bot-limits';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { FormField } from '@/components/form-field';
import { Input } from '@/components/ui/input';
import { cn } from '@/lib/class-names';
import { type ReplyDraft, replyTypes } from '../model/reply-draft';
import { ReplyTypeIcon } from './reply-type-icon';

interface ReplyBasicsProps {
  draft: ReplyDraft;
  /** Whether answers mention it already. */
  isUsed: boolean;
  problemOf: (path: string) => string | undefined;
  onChange: (part: Partial<ReplyDraft>) => void;
}

/** What the reply is called, by people and in answers, and of which type it is. */
export function ReplyBasics({ draft, isUsed, problemOf, onChange }: ReplyBasicsProps) {
  const { t } = useTranslation('admin');
  const group = useId();
  return (
    <>
      <FormField label={t('replyObjects.name')} hint={t('replyObjects.nameHint')} error={problemOf('name')}>
        {(field) => (
          <Input
            {...field}
            maxLength={botLimits.replyName}
            value={draft.name}
            onChange={(event) => onChange({ name: event.target.value })}
          />
        )}
      </FormField>
      <FormField
        label={t('replyObjects.code')}
        hint={
          isUsed
            ? t('replyObjects.codeChangeHint')
            : t('replyObjects.codeHint', { code: draft.code || 'price_card' })
        }
        error={problemOf('code')}
      >
        {(field) => (
          <span className="relative block">
            <span
              aria-hidden
              className="pointer-events-none absolute inset-y-0 left-3 flex items-center text-muted"
            >
              $
            </span>
            <Input
              {...field}
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
              maxLength={botLimits.replyCode}
              value={draft.code}
              onChange={(event) => onChange({ code: codeFrom(event.target.value) })}
              className="pl-7"
            />
          </span>
        )}
      </FormField>
      <fieldset>
        <legend className="mb-1.5 font-medium">{t('replyObjects.type')}</legend>
        <div className="flex flex-wrap gap-2">
          {replyTypes.map((type) => (
            <label
              key={type}
              className={cn(
                'relative flex min-h-9 cursor-pointer items-center gap-2 rounded-lg border px-3 transition-colors pointer-coarse:min-h-11',
                'has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus',
                type === draft.type
                  ? 'border-accent bg-accent-soft text-accent'
                  : 'bg-surface hover:bg-hover',
              )}
            >
              <input
                type="radio"
                name={group}
                checked={type === draft.type}
                onChange={() => onChange({ type })}
                className="absolute inset-0 cursor-pointer appearance-none opacity-0"
              />
              <ReplyTypeIcon type={type} />
              {t(`bot.types.${type}`)}
            </label>
          ))}
        </div>
      </fieldset>
    </>
  );
}

/** As codes are written: people type capitals, spaces and the sign itself. */
function codeFrom(typed: string): string {
  return typed
    .replace(/^\$+/, '')
    .replace(/[\s-]+/g, '_')
    .toLowerCase();
}
