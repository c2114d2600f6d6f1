import { PenLine } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { useSoftLock } from '../model/use-soft-lock';

/** Says who else is answering; after a press on send also that it takes another one. */
export function SoftLockLine({
  lock,
  isWriting,
}: {
  lock: ReturnType<typeof useSoftLock>;
  isWriting: boolean;
}) {
  const { t } = useTranslation();
  const { typists, isAsking } = lock;
  if (typists === '' || !(isWriting || isAsking)) return null;
  return (
    <p
      role={isAsking ? 'alert' : undefined}
      className="mb-1.5 flex animate-appear items-center gap-2 rounded-xl bg-warning-soft px-3 py-1.5 text-[0.8125rem] text-warning"
    >
      <PenLine aria-hidden className="size-4 shrink-0" />
      <span>
        {t('composer.answering', { name: typists })} {isAsking && t('composer.pressAgain')}
      </span>
    </p>
  );
}
