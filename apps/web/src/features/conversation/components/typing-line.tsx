import { useTranslation } from 'react-i18next';
import { useLive } from '@/lib/live-context';
import { useStore } from '@/lib/store';

/** A colleague is answering the same customer. */
export function TypingLine({ lineUserId }: { lineUserId: string }) {
  const { t } = useTranslation();
  const names = Object.values(useStore(useLive().typing.store)[lineUserId] ?? {});
  if (names.length === 0) return null;
  return (
    <p className="mx-auto w-full max-w-[47.5rem] shrink-0 animate-appear px-4 pb-1.5 text-xs text-muted">
      {t('conversation.typing', { name: names.join(', ') })}
    </p>
  );
}
