import { botLimits } from '@jsk/contracts/bot-limits';
import { type AutoReply, autoReplySchema } from '@jsk/contracts/bot-rules';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '@/components/confirm-dialog';
import { FormField } from '@/components/form-field';
import { SwitchField } from '@/components/switch-field';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { Spinner } from '@/components/ui/spinner';
import { useStoreAutoReply } from '../api/auto-replies';
import { useReplyObjects } from '../api/reply-objects';
import {
  type AutoReplyDraft,
  autoReplyDraftOf,
  autoReplyProblems,
  newAutoReplyDraft,
} from '../model/auto-reply-draft';
import { useBotForm, useFirstWrongField } from '../model/use-bot-form';
import { useBotProblemText } from '../model/use-bot-problem-text';
import { AnswerField } from './answer-field';
import { AnswerPreview } from './answer-preview';
import { PriorityField } from './priority-field';

interface AutoReplyDialogProps {
  /** Null for a new one. */
  rule: AutoReply | null;
  onClose: () => void;
}

/** One rule in a window over the table. Rendered only while it is open. */
export function AutoReplyDialog({ rule, onClose }: AutoReplyDialogProps) {
  const { t } = useTranslation('admin');
  const { t: tCommon } = useTranslation();
  const store = useStoreAutoReply();
  const replies = useReplyObjects();
  const [isLeaving, setLeaving] = useState(false);
  const form = useBotForm<AutoReplyDraft, AutoReply>({
    first: rule ? autoReplyDraftOf(rule) : newAutoReplyDraft,
    problemsOf: (draft) => autoReplyProblems(draft, replies),
    save: (draft) => store.mutateAsync({ id: rule?.id ?? null, input: draft }),
    uniqueField: 'keyword',
    onSaved: onClose,
  });
  const element = useFirstWrongField(form.refusals);
  const leave = () => (form.isChanged ? setLeaving(true) : onClose());

  function submit(event: FormEvent): void {
    event.preventDefault();
    if (!form.isSaving) void form.submit();
  }

  return (
    <>
      <Dialog
        open
        onOpenChange={(next) => !next && leave()}
        title={t(rule ? 'autoReplies.editTitle' : 'autoReplies.newTitle')}
      >
        <form ref={element} noValidate onSubmit={submit} className="flex flex-col gap-5 p-5">
          <AutoReplyFields form={form} replies={replies} />
          <div className="flex justify-end gap-2">
            <Button look="quiet" onClick={leave}>
              {tCommon('common.cancel')}
            </Button>
            <Button type="submit" look="primary" disabled={form.isSaving}>
              {form.isSaving && <Spinner className="size-4" />}
              {t('shell.save')}
            </Button>
          </div>
        </form>
      </Dialog>
      <ConfirmDialog
        open={isLeaving}
        question={t('autoReplies.discardQuestion')}
        text={t('autoReplies.discardText')}
        confirm={t('autoReplies.discard')}
        onCancel={() => setLeaving(false)}
        onConfirm={onClose}
      />
    </>
  );
}

interface AutoReplyFieldsProps {
  form: ReturnType<typeof useBotForm<AutoReplyDraft, AutoReply>>;
  replies: ReturnType<typeof useReplyObjects>;
}

function AutoReplyFields({ form: { draft, problems, change }, replies }: AutoReplyFieldsProps) {
  const { t } = useTranslation('admin');
  const problemOf = useBotProblemText(problems);
  return (
    <>
      <FormField label={t('autoReplies.keyword')} error={problemOf('keyword')}>
        {(field) => (
          <Input
            {...field}
            lang="th"
            autoComplete="off"
            maxLength={botLimits.keyword}
            value={draft.keyword}
            onChange={(event) => change({ keyword: event.target.value })}
          />
        )}
      </FormField>
      <FormField label={t('autoReplies.matchKind')} error={problemOf('matchKind')}>
        {(field) => (
          <Select
            {...field}
            value={draft.matchKind}
            onChange={(event) => change({ matchKind: event.target.value as AutoReplyDraft['matchKind'] })}
          >
            {autoReplySchema.shape.matchKind.options.map((kind) => (
              <option key={kind} value={kind}>
                {t(`bot.matchKinds.${kind}`)}
              </option>
            ))}
          </Select>
        )}
      </FormField>
      <AnswerField
        label={t('autoReplies.text')}
        error={problemOf('text')}
        value={draft.text}
        replies={replies}
        onChange={(text) => change({ text })}
      />
      <AnswerPreview answers={[draft.text]} replies={replies} />
      <PriorityField
        error={problemOf('priority')}
        value={draft.priority}
        onChange={(priority) => change({ priority })}
      />
      <SwitchField
        label={t('bot.active')}
        value={draft.isActive}
        onChange={(isActive) => change({ isActive })}
      />
    </>
  );
}
