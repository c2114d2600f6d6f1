import { Eye } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Avatar } from '@/components/ui/avatar';
import { Tooltip } from '@/components/ui/tooltip';
import { useLive } from '@/lib/live-context';
import { useStore } from '@/lib/store';

const shownFaces = 3;

/** Who else has this conversation open. */
export function ComposerViewers({ lineUserId }: { lineUserId: string }) {
  const { t } = useTranslation();
  const names = Object.values(useStore(useLive().viewing.store)[lineUserId] ?? {});
  if (names.length === 0) return null;
  const label = t('composer.viewing', { names: names.join(', ') });
  return (
    <Tooltip label={label} side="top">
      <span
        role="img"
        aria-label={label}
        className="flex animate-appear items-center gap-1.5 text-xs text-muted tabular-nums"
      >
        <Eye aria-hidden className="size-3.5" />
        <span className="flex -space-x-1.5">
          {names.slice(0, shownFaces).map((name) => (
            <span key={name} className="rounded-full ring-2 ring-surface">
              <Avatar name={name} size="tiny" />
            </span>
          ))}
        </span>
        {names.length > shownFaces && `+${names.length - shownFaces}`}
      </span>
    </Tooltip>
  );
}
