import type { Message } from '@jsk/contracts/messages';
import { outgoingTextSchema } from '@jsk/contracts/primitives';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { useNoteChanges } from '../api/note-changes';

/** Changes what a note says. Whoever is mentioned anew is told. */
export function NoteEditDialog({ message, onClose }: { message: Message; onClose: () => void }) {
  const { t } = useTranslation();
  const { change } = useNoteChanges(message);
  const [text, setText] = useState(message.text ?? '');
  const canSave = outgoingTextSchema.safeParse(text).success && !change.isPending;
  return (
    <Dialog open onOpenChange={(next) => !next && onClose()} title={t('notes.edit')}>
      <form
        className="flex flex-col gap-4 p-5"
        onSubmit={(event) => {
          event.preventDefault();
          if (canSave) change.mutate(text, { onSuccess: onClose });
        }}
      >
        <textarea
          dir="auto"
          rows={5}
          value={text}
          aria-label={t('notes.edit')}
          onChange={({ target }) => setText(target.value)}
          className="w-full resize-y rounded-lg border border-dashed border-chat-note-line bg-chat-note px-3 py-2 text-[0.9375rem] leading-6"
        />
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
