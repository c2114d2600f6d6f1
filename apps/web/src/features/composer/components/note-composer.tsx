import type { Conversation } from '@jsk/contracts/conversations';
import { useQuery } from '@tanstack/react-query';
import { Lock } from 'lucide-react';
import { type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { MentionList } from '@/components/mention-list';
import { IconButton } from '@/components/ui/icon-button';
import { cn } from '@/lib/class-names';
import { colleaguesOptions } from '@/lib/conversation-queries';
import { isComposing } from '@/lib/is-composing';
import { useLive } from '@/lib/live-context';
import { mentionedIn } from '@/lib/mentions';
import { isSendKey, sendKeyPreference } from '@/lib/send-key';
import { useStore } from '@/lib/store';
import { useMentionPicker } from '@/lib/use-mention-picker';
import { textLimitOf } from '../model/text-limit';
import { useWriting } from '../model/use-writing';
import { DraftElsewhere } from './draft-elsewhere';
import { WritingField } from './writing-field';

interface NoteComposerProps {
  conversation: Conversation;
  focusRequest: number;
}

/** Where a note to colleagues is written. Nothing of it ever leaves for the customer, not even that somebody types. */
export function NoteComposer({ conversation, focusRequest }: NoteComposerProps) {
  const { t } = useTranslation();
  const { outbox, noteDrafts, user } = useLive();
  const sendKey = useStore(sendKeyPreference);
  const { lineUserId, displayName } = conversation;
  const colleagues = (useQuery(colleaguesOptions).data ?? []).filter(({ id }) => id !== user.id);
  const writing = useWriting(noteDrafts, lineUserId);
  const { text, field } = writing;
  const { remaining, canSend } = textLimitOf(text);
  const picker = useMentionPicker(writing, colleagues);
  const isOver = remaining !== null && remaining < 0;

  function save() {
    if (!canSend) return;
    const mentioned = mentionedIn(text, colleagues);
    outbox.sendNote(
      lineUserId,
      text,
      mentioned.map(({ id }) => id),
    );
    writing.write('', 0);
    field.current?.focus();
  }

  function onKeyDown(event: KeyboardEvent) {
    if (isComposing(event) || picker.onKeyDown(event) || !isSendKey(event, sendKey)) return;
    event.preventDefault();
    save();
  }

  return (
    <>
      {picker.isOpen && <MentionList picker={picker} className="absolute inset-x-3 bottom-full mb-1" />}
      <DraftElsewhere drafts={noteDrafts} lineUserId={lineUserId} />
      <div className="flex items-end gap-1 rounded-2xl border border-dashed border-chat-note-line bg-surface p-1.5 pl-3 focus-within:border-solid focus-within:ring-1 focus-within:ring-chat-note-line">
        <WritingField
          writing={writing}
          focusRequest={focusRequest}
          aria-label={t('notes.label', { name: displayName })}
          placeholder={t('notes.placeholder')}
          aria-autocomplete="list"
          aria-invalid={isOver}
          aria-controls={picker.isOpen ? picker.listId : undefined}
          aria-activedescendant={picker.isOpen ? picker.optionId(picker.index) : undefined}
          onKeyDown={onKeyDown}
        />
        <IconButton
          label={t('notes.save')}
          look="note"
          shape="pill"
          side="top"
          disabled={!canSend}
          onClick={save}
        >
          <Lock aria-hidden />
        </IconButton>
      </div>
      <p className="flex justify-between gap-4 px-2 pt-1.5 text-xs text-muted tabular-nums">
        <span>{t('notes.hint')}</span>
        {remaining !== null && (
          <span role="status" className={cn(isOver && 'font-medium text-danger')}>
            {isOver
              ? t('composer.over', { count: -remaining })
              : t('composer.remaining', { count: remaining })}
          </span>
        )}
      </p>
    </>
  );
}
