import type { Message } from '@jsk/contracts/messages';
import { noteChangeableMs } from '@jsk/contracts/notes';
import { Pencil, Trash2 } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '@/components/confirm-dialog';
import { IconButton } from '@/components/ui/icon-button';
import { useLive } from '@/lib/live-context';
import { useStore } from '@/lib/store';
import { useNow } from '@/lib/use-now';
import { useNoteChanges } from '../api/note-changes';

const NoteEditDialog = lazy(async () => {
  const { NoteEditDialog: default_ } = await import('./note-edit-dialog');
  return { default: default_ };
});

/** Beside a fresh note of one's own: change it, or take it back. */
export function NoteActions({ message }: { message: Message }) {
  const { user, serverClock } = useLive();
  const now = useNow('minute') + useStore(serverClock);
  const isFresh = now - Date.parse(message.createdAt) < noteChangeableMs;
  const isStored = message.state === 'received';
  return message.sender.id === user.id && isFresh && isStored ? <Buttons message={message} /> : null;
}

function Buttons({ message }: { message: Message }) {
  const { t } = useTranslation();
  const { withdraw } = useNoteChanges(message);
  const [open, setOpen] = useState<'edit' | 'withdraw' | null>(null);
  const close = () => setOpen(null);
  return (
    <span className="flex self-center opacity-0 group-focus-within/bubble:opacity-100 group-hover/bubble:opacity-100 pointer-coarse:group-[:not(:focus-within)]/bubble:hidden">
      <IconButton label={t('notes.edit')} size="tiny" side="top" onClick={() => setOpen('edit')}>
        <Pencil aria-hidden />
      </IconButton>
      <IconButton label={t('notes.withdraw')} size="tiny" side="top" onClick={() => setOpen('withdraw')}>
        <Trash2 aria-hidden />
      </IconButton>
      {open === 'edit' && (
        <Suspense>
          <NoteEditDialog message={message} onClose={close} />
        </Suspense>
      )}
      <ConfirmDialog
        open={open === 'withdraw'}
        question={t('notes.withdraw')}
        text={t('notes.withdrawText')}
        confirm={t('notes.withdraw')}
        isPending={withdraw.isPending}
        onConfirm={() => withdraw.mutate(undefined, { onSuccess: close })}
        onCancel={close}
      />
    </span>
  );
}
