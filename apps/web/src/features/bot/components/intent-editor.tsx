import type { Intent } from '@jsk/contracts/bot-rules';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { SkillSelect } from '@/components/skill-select';
import { SwitchField } from '@/components/switch-field';
import { skillsOptions } from '@/lib/skill-queries';
import { useStoreIntent } from '../api/intents';
import { useReplyObjects } from '../api/reply-objects';
import {
  intentDraftOf,
  intentInputOf,
  intentProblems,
  newIntentDraft,
  tidyIntent,
} from '../model/intent-draft';
import { useBotForm } from '../model/use-bot-form';
import { useBotProblemText } from '../model/use-bot-problem-text';
import { AnswerPreview } from './answer-preview';
import { EditorFrame } from './editor-frame';
import { IntentBasics } from './intent-basics';
import { KeywordFields } from './keyword-fields';
import { ResponseFields } from './response-fields';

interface IntentEditorProps {
  /** Null for a new one. */
  intent: Intent | null;
  /** Those that are in use already. */
  categories: readonly string[];
  /** Goes to another intent, or back to the list. */
  onOpen: (intent: string | null) => void;
}

export function IntentEditor({ intent, categories, onOpen }: IntentEditorProps) {
  const { t } = useTranslation('admin');
  const store = useStoreIntent();
  const replies = useReplyObjects();
  const form = useBotForm({
    first: intent ? intentDraftOf(intent) : newIntentDraft(),
    tidy: tidyIntent,
    problemsOf: (draft) => intentProblems(draft, replies),
    save: (draft) => store.mutateAsync({ id: intent?.id ?? null, input: intentInputOf(draft) }),
    uniqueField: 'name',
    onSaved: ({ id }) => id !== intent?.id && onOpen(id),
  });
  const { draft, problems, change } = form;
  const problemOf = useBotProblemText(problems);
  const ending = useEnding(draft);
  return (
    <EditorFrame
      title={t(intent ? 'intents.editTitle' : 'intents.newTitle')}
      refusals={form.refusals}
      isChanged={form.isChanged}
      isSaving={form.isSaving}
      hasProblems={problems.size > 0}
      onSubmit={() => void form.submit()}
      onDiscard={form.discard}
      onBack={() => onOpen(null)}
    >
      <IntentBasics draft={draft} problemOf={problemOf} categories={categories} onChange={change} />
      <KeywordFields
        rows={draft.keywords}
        problemOf={problemOf}
        onChange={(keywords) => change({ keywords })}
      />
      <ResponseFields draft={draft} replies={replies} problemOf={problemOf} onChange={change} />
      <div className="flex flex-col gap-4">
        <SwitchField
          label={t('intents.handoff.label')}
          hint={t('intents.handoff.hint')}
          value={draft.handsOff}
          onChange={(handsOff) => change({ handsOff })}
        />
        {draft.handsOff && (
          <SkillSelect
            label={t('intents.handoff.skill')}
            error={problemOf('skillId')}
            value={draft.skillId}
            onChange={(skillId) => change({ skillId })}
          />
        )}
      </div>
      <AnswerPreview
        answers={draft.responses.map(({ text }) => text)}
        replies={replies}
        mode={draft.responseMode}
        ending={ending}
      />
    </EditorFrame>
  );
}

/** What happens after the answer. */
function useEnding({ handsOff, skillId }: { handsOff: boolean; skillId: string | null }): string | null {
  const { t } = useTranslation('admin');
  const skills = useQuery(skillsOptions);
  if (!handsOff) return null;
  const skill = skills.data?.find(({ id }) => id === skillId)?.name;
  return skill ? t('bot.answer.handsOffTo', { skill }) : t('bot.answer.handsOff');
}
