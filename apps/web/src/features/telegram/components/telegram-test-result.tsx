import { CircleCheck, CircleX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { AdminSection } from '@/components/admin-section';
import { Button } from '@/components/ui/button';
import { Spinner } from '@/components/ui/spinner';
import { problemText } from '@/lib/i18n/problem-text';
import type { TelegramTest } from '../api/telegram';

interface TelegramTestResultProps {
  test: TelegramTest;
  /** There is a token and somebody to write to. */
  isTestable: boolean;
  /** Something was typed that the test knows nothing of. */
  isFormChanged: boolean;
}

/** What Telegram said, in its own words where it refused. */
export function TelegramTestResult({
  test: { data, error, isPending, mutate },
  isTestable,
  isFormChanged,
}: TelegramTestResultProps) {
  const { t } = useTranslation('admin');
  const { t: tCommon } = useTranslation();
  return (
    <AdminSection
      title={t('telegram.test.title')}
      hint={t(isFormChanged ? 'telegram.test.saveFirst' : 'telegram.test.hint')}
      actions={
        <Button disabled={!isTestable || isPending} onClick={() => mutate()}>
          {isPending && <Spinner className="size-4" />}
          {t(isPending ? 'telegram.test.running' : 'telegram.test.run')}
        </Button>
      }
    >
      {error && (
        <p role="alert" className="rounded-lg bg-danger-soft px-3 py-2 text-danger">
          {problemText(tCommon, error)}
        </p>
      )}
      <div role="status" aria-busy={isPending}>
        {data && (
          <div className="flex items-start gap-3 rounded-xl border bg-surface px-4 py-3">
            {data.ok ? (
              <CircleCheck aria-hidden className="mt-1 size-4 shrink-0 text-status-active" />
            ) : (
              <CircleX aria-hidden className="mt-1 size-4 shrink-0 text-danger" />
            )}
            <div className="min-w-0">
              <p className="font-medium">
                {t(verdicts[data.ok ? 'ok' : 'refused'][data.botName ? 'named' : 'unnamed'], {
                  bot: data.botName,
                })}
              </p>
              {data.message && (
                <p className="text-sm wrap-anywhere text-muted">
                  {t('telegram.test.answer', { message: data.message })}
                </p>
              )}
            </div>
          </div>
        )}
      </div>
    </AdminSection>
  );
}

const verdicts = {
  ok: { named: 'telegram.test.okAs', unnamed: 'telegram.test.ok' },
  refused: { named: 'telegram.test.refusedAs', unnamed: 'telegram.test.refused' },
} as const;
