import { Lock, MessageCircle } from 'lucide-react';
import { Tabs } from 'radix-ui';
import { useTranslation } from 'react-i18next';
import { useLive } from '@/lib/live-context';
import { useStore } from '@/lib/store';

interface ComposerTabProps {
  kind: 'reply' | 'note';
  lineUserId: string;
  /** Pressed, not only passed with the arrow keys: the operator wants to write. */
  onEnter: () => void;
}

/** One of the two kinds of writing; of the one that is not shown it says whether something is begun there. */
export function ComposerTab({ kind, lineUserId, onEnter }: ComposerTabProps) {
  const { t } = useTranslation();
  const { drafts, noteDrafts } = useLive();
  const isBegun = useStore((kind === 'note' ? noteDrafts : drafts).store)[lineUserId] !== undefined;
  const Icon = kind === 'note' ? Lock : MessageCircle;
  return (
    <Tabs.Trigger
      value={kind}
      onClick={onEnter}
      className="group flex h-full items-center gap-1.5 rounded-md border-b-2 border-transparent px-1.5 text-[0.8125rem] text-muted transition-colors -outline-offset-2 hover:text-ink data-[state=active]:border-current data-[state=active]:font-medium data-[state=active]:text-ink"
    >
      <Icon aria-hidden className="size-3.5" />
      {t(kind === 'note' ? 'notes.tab' : 'composer.reply')}
      {isBegun && (
        <span className="text-xs font-normal text-danger group-data-[state=active]:hidden">
          {t('composer.begun')}
        </span>
      )}
    </Tabs.Trigger>
  );
}
