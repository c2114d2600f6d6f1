import type { Message } from '@jsk/contracts/messages';
import { Lock } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { notePartsOf } from '@/lib/mentions';

/** What operators write to each other, with the names of those who were told. */
export function NoteBody({ message: { text, payload } }: { message: Message }) {
  const { t } = useTranslation();
  const names = payload?.kind === 'note' ? payload.mentions.map(({ name }) => name) : [];
  return (
    <div className="flex items-start gap-2 px-3.5 py-2">
      <Lock role="img" aria-label={t('notes.mark')} className="mt-1 size-3.5 shrink-0 text-warning" />
      <p dir="auto" className="min-w-0 wrap-anywhere whitespace-pre-wrap">
        {notePartsOf(text ?? '', names).map((part, index) =>
          part.isMention ? (
            <strong key={index} className="font-medium text-warning">
              {part.text}
            </strong>
          ) : (
            part.text
          ),
        )}
      </p>
    </div>
  );
}
