import type { ReplyObject } from '@jsk/contracts/reply-objects';
import { useTranslation } from 'react-i18next';
import { useStoreReplyObject } from '../api/reply-objects';
import { messageOf } from '../model/answer-parts';
import {
  newReplyDraft,
  replyContentOf,
  type ReplyDraft,
  replyDraftOf,
  replyInputOf,
  replyPathOf,
  replyProblems,
  tidyReply,
} from '../model/reply-draft';
import { useBotForm } from '../model/use-bot-form';
import { useBotProblemText } from '../model/use-bot-problem-text';
import { AnswerBubble } from './answer-bubble';
import { EditorFrame } from './editor-frame';
import { PhoneGround } from './phone-ground';
import { ReplyBasics } from './reply-basics';
import { ReplyContentFields } from './reply-content-fields';

interface ReplyEditorProps {
  /** Null for a new one. */
  reply: ReplyObject | null;
  /** Goes to another reply, or back to the list. */
  onOpen: (reply: string | null) => void;
}

export function ReplyEditor({ reply, onOpen }: ReplyEditorProps) {
  const { t } = useTranslation('admin');
  const store = useStoreReplyObject();
  const form = useBotForm<ReplyDraft, ReplyObject>({
    first: reply ? replyDraftOf(reply) : newReplyDraft,
    tidy: tidyReply,
    problemsOf: replyProblems,
    save: (draft) => store.mutateAsync({ id: reply?.id ?? null, input: replyInputOf(draft) }),
    uniqueField: 'code',
    pathOf: replyPathOf,
    onSaved: ({ id }) => id !== reply?.id && onOpen(id),
  });
  const { draft, problems, change } = form;
  const problemOf = useBotProblemText(problems);
  return (
    <EditorFrame
      title={t(reply ? 'replyObjects.editTitle' : 'replyObjects.newTitle')}
      refusals={form.refusals}
      isChanged={form.isChanged}
      isSaving={form.isSaving}
      hasProblems={problems.size > 0}
      onSubmit={() => void form.submit()}
      onDiscard={form.discard}
      onBack={() => onOpen(null)}
    >
      <ReplyBasics
        draft={draft}
        isUsed={(reply?.usedBy.length ?? 0) > 0}
        problemOf={problemOf}
        onChange={change}
      />
      <ReplyContentFields draft={draft} problems={problems} problemOf={problemOf} onChange={change} />
      {draft.type !== 'imagemap' && <ReplyPreview draft={draft} />}
    </EditorFrame>
  );
}

function ReplyPreview({ draft }: { draft: ReplyDraft }) {
  const { t } = useTranslation('admin');
  const content = replyContentOf(draft);
  const isEmpty =
    draft.type === 'text' ? draft.text.trim() === '' : draft.type === 'sticker' && !draft.stickerId;
  const message = content && !isEmpty ? messageOf(content, draft.image) : null;
  return (
    <div className="flex flex-col gap-1.5">
      <p className="font-medium">{t('replyObjects.preview')}</p>
      <PhoneGround label={t('replyObjects.preview')}>
        {message ? (
          <AnswerBubble message={message} />
        ) : (
          <p className="self-center text-[0.8125rem]">{t('replyObjects.noPreview')}</p>
        )}
      </PhoneGround>
    </div>
  );
}
