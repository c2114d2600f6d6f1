import type { TelegramIntegration } from '@jsk/contracts/telegram';
import { useTranslation } from 'react-i18next';
import { AdminSection } from '@/components/admin-section';
import { FormField } from '@/components/form-field';
import { SaveBar } from '@/components/save-bar';
import { SwitchField } from '@/components/switch-field';
import { Input } from '@/components/ui/input';
import { cn } from '@/lib/class-names';
import { problemText } from '@/lib/i18n/problem-text';
import type { TelegramForm } from '../model/use-telegram-form';
import { RemoveToken } from './remove-token';

interface TelegramFieldsProps {
  stored: TelegramIntegration;
  form: TelegramForm;
}

/** The token goes in here and is never shown. */
export function TelegramFields({ stored, form }: TelegramFieldsProps) {
  const { t } = useTranslation('admin');
  const { t: tCommon } = useTranslation();
  const { fields, problems, change } = form;
  return (
    <AdminSection title={t('telegram.form.title')}>
      <form noValidate onSubmit={form.submit} className="flex max-w-2xl flex-col gap-6">
        {form.failure && (
          <p role="alert" className="rounded-lg bg-danger-soft px-3 py-2 text-danger">
            {problemText(tCommon, form.failure)}
          </p>
        )}
        <SwitchField
          label={t('telegram.form.isEnabled')}
          hint={t('telegram.form.isEnabledHint')}
          value={fields.isEnabled}
          onChange={(isEnabled) => change({ isEnabled })}
        />
        <FormField
          label={t('telegram.form.token')}
          hint={t('telegram.form.tokenHint')}
          error={problems.has('botToken') ? t('telegram.form.tokenShape') : undefined}
        >
          {(field) => (
            <>
              <Input
                {...field}
                type="password"
                // Not a password of this person, so that no browser offers one or keeps this one.
                autoComplete="new-password"
                spellCheck={false}
                value={fields.botToken}
                onChange={(event) => change({ botToken: event.target.value })}
              />
              <p className={cn('text-[0.8125rem]', stored.botToken === 'unreadable' && 'text-danger')}>
                {t(`telegram.form.sources.${stored.botToken}`)}
              </p>
            </>
          )}
        </FormField>
        <RemoveToken stored={stored} />
        <FormField
          label={t('telegram.form.chatId')}
          hint={t('telegram.form.chatIdHint')}
          error={problems.has('chatId') ? t('telegram.form.chatIdShape') : undefined}
        >
          {(field) => (
            <Input
              {...field}
              spellCheck={false}
              autoComplete="off"
              value={fields.chatId}
              onChange={(event) => change({ chatId: event.target.value })}
              className="max-w-80 tabular-nums"
            />
          )}
        </FormField>
        <fieldset className="flex flex-col gap-4">
          <legend className="mb-3 font-semibold">{t('telegram.form.tells')}</legend>
          {(['tellsHandoffs', 'tellsAlerts'] as const).map((name) => (
            <SwitchField
              key={name}
              label={t(`telegram.form.${name}`)}
              hint={t(`telegram.form.${name}Hint`)}
              value={fields[name]}
              onChange={(isTold) => change({ [name]: isTold })}
            />
          ))}
        </fieldset>
        {form.isChanged && <SaveBar isSaving={form.isSaving} onDiscard={form.reset} />}
      </form>
    </AdminSection>
  );
}
