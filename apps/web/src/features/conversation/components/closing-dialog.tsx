import type { Conversation } from '@jsk/contracts/conversations';
import type { Tag } from '@jsk/contracts/tags';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormDialog } from '@/components/form-dialog';
import { TagChip } from '@/components/tag-chip';
import { TagPicker } from '@/components/tag-picker';
import type { CloseFlow } from '../model/use-close-flow';
import { useClosingText } from '../model/use-closing-text';
import { Choice } from './choice';
import { ChoiceList } from './choice-list';

interface ClosingDialogProps {
  conversation: Conversation;
  missing: 'reason' | 'tag';
  flow: CloseFlow;
}

/** Asks for what the rules want to know of a conversation before it is closed. Rendered only while it is open. */
export function ClosingDialog({ conversation, missing, flow }: ClosingDialogProps) {
  const { t } = useTranslation();
  const [reason, setReason] = useState<string | null>(null);
  const [tags, setTags] = useState<readonly Tag[]>([]);
  const [isTried, setTried] = useState(false);
  const isMissing = missing === 'reason' ? reason === null : tags.length === 0;

  function submit(): boolean {
    setTried(true);
    if (isMissing) return false;
    const said = missing === 'reason' ? { reason: reason ?? '' } : { tagIds: tags.map(({ id }) => id) };
    void flow.submit(flow.asking ?? 'stay', said);
    return true;
  }

  return (
    <FormDialog
      title={t('conversation.closeQuestion')}
      description={useClosingText(conversation)}
      submitLabel={t(flow.asking === 'next' ? 'sessionActions.resolveNext' : 'conversation.closeChat')}
      isSaving={flow.isClosing}
      onSubmit={submit}
      onClose={flow.stopAsking}
    >
      {missing === 'reason' ? (
        <ChoiceList
          label={t('sessionActions.reason')}
          error={isTried && isMissing ? t('sessionActions.reasonMissing') : undefined}
        >
          {(flow.rules?.reasons ?? []).map((text) => (
            <Choice
              key={text}
              group="reason"
              isChosen={text === reason}
              onChoose={() => setReason(text)}
              isMissing={isTried && isMissing}
            >
              <span lang="th">{text}</span>
            </Choice>
          ))}
        </ChoiceList>
      ) : (
        <TagChoice chosen={tags} onChoose={setTags} isMissing={isTried && isMissing} />
      )}
    </FormDialog>
  );
}

interface TagChoiceProps {
  chosen: readonly Tag[];
  onChoose: (tags: readonly Tag[]) => void;
  isMissing: boolean;
}

function TagChoice({ chosen, onChoose, isMissing }: TagChoiceProps) {
  const { t } = useTranslation();
  return (
    <fieldset className="flex flex-col items-start gap-2">
      <legend className="mb-1.5 font-medium">{t('sessionActions.tag')}</legend>
      {chosen.length > 0 && (
        <ul className="flex flex-wrap gap-1.5">
          {chosen.map((tag) => (
            <li key={tag.id}>
              <TagChip tag={tag} />
            </li>
          ))}
        </ul>
      )}
      <TagPicker
        selected={chosen}
        mayCreate
        onAdd={(tag) => onChoose([...chosen, tag])}
        onRemove={(tag) => onChoose(chosen.filter(({ id }) => id !== tag.id))}
      />
      {isMissing && (
        <p role="alert" className="text-[0.8125rem] text-danger">
          {t('sessionActions.tagMissing')}
        </p>
      )}
    </fieldset>
  );
}
