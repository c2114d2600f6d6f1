import type { FormEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { AdminPage } from '@/components/admin-page';
import { SaveBar } from '@/components/save-bar';
import { useFirstWrongField } from '../model/use-bot-form';
import { TestBenchButton } from './test-bench';

interface EditorFrameProps {
  title: string;
  /** How often what was written was not taken. */
  refusals: number;
  isChanged: boolean;
  isSaving: boolean;
  hasProblems: boolean;
  onSubmit: () => void;
  onDiscard: () => void;
  onBack: () => void;
  children: ReactNode;
}

/** Around the fields of one thing of the bot: the way back, the test bench, and the bar that saves. */
export function EditorFrame(props: EditorFrameProps) {
  const { title, refusals, isChanged, isSaving, hasProblems, onSubmit, onDiscard, onBack, children } = props;
  const { t } = useTranslation('admin');
  const form = useFirstWrongField(refusals);

  function submit(event: FormEvent): void {
    event.preventDefault();
    if (!isSaving) onSubmit();
  }

  return (
    <AdminPage title={title} back={{ label: t('bot.backToList'), onBack }} actions={<TestBenchButton />}>
      <form ref={form} noValidate onSubmit={submit}>
        <div className="flex max-w-2xl flex-col gap-6">{children}</div>
        {hasProblems && (
          <p role="alert" className="mt-6 text-danger">
            {t('bot.fixErrors')}
          </p>
        )}
        {isChanged && <SaveBar isSaving={isSaving} onDiscard={onDiscard} />}
      </form>
    </AdminPage>
  );
}
