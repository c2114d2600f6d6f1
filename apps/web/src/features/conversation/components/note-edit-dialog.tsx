import type { Message } from '@jsk/contracts/messages';
import { outgoingTextSchema } from '@jsk/contracts/primitives';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MentionList } from '@/components/mention-list';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { colleaguesOptions } from '@/lib/conversation-queries';
import { isComposing } from '@/lib/is-composing';
import { useLive } from '@/lib/live-context';
import { useMentionPicker } from '@/lib/use-mention-picker';
import { useTextWriting } from '@/lib/use-text-writing';
import { useNoteChanges } from '../api/note-changes';

/** Changes what a note says. Whoever is mentioned anew is told. */
export function NoteEditDialog({ message, onClose }: { message: Message; onClose: () => void }) {
  const { t } = useTranslation();
  const { user } = useLive();
  const { change } = useNoteChanges(message);
  const [text, setText] = useState(message.text ?? '');
  const colleagues = (useQuery(colleaguesOptions).data ?? []).filter(({ id }) => id !== user.id);
  const writing = useTextWriting(text, setText);
  const { field, setCaret, write } = writing;
  const picker = useMentionPicker(writing, colleagues);
  const canSave = outgoingTextSchema.safeParse(text).success && !change.isPending;
  // Escape closes what lies on top; the dialog hears of it before the field does.
  const close = () => (picker.isOpen ? picker.dismiss() : onClose());
  return (
    <Dialog open onOpenChange={(next) => !next && close()} title={t('notes.edit')}>
      <form
        className="flex flex-col gap-4 p-5"
        onSubmit={(event) => {
          event.preventDefault();
          if (canSave) change.mutate(text, { onSuccess: onClose });
        }}
      >
        <div>
          <textarea
            ref={field}
            dir="auto"
            rows={5}
            value={text}
            aria-label={t('notes.edit')}
            aria-autocomplete="list"
            aria-controls={picker.isOpen ? picker.listId : undefined}
            aria-activedescendant={picker.isOpen ? picker.optionId(picker.index) : undefined}
            onSelect={({ currentTarget }) => setCaret(currentTarget.selectionStart)}
            onChange={({ target }) => write(target.value, target.selectionStart)}
            onKeyDown={(event) => !isComposing(event) && picker.onKeyDown(event)}
            onBlur={picker.dismiss}
            className="w-full resize-y rounded-lg border border-dashed border-chat-note-line bg-chat-note px-3 py-2 text-[0.9375rem] leading-6 pointer-coarse:text-base"
          />
          {picker.isOpen && <MentionList picker={picker} className="mt-1" />}
        </div>
        <div className="flex justify-end gap-2">
          <Button look="quiet" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button type="submit" look="primary" disabled={!canSave}>
            {t('notes.saveChange')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
