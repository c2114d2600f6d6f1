import { Reply } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '@/components/ui/icon-button';

/** Beside a bubble: there for the pointer, for the keyboard, and after a tap on the bubble. */
export function BubbleActions({ onReply }: { onReply: () => void }) {
  const { t } = useTranslation();
  return (
    <IconButton
      label={t('thread.reply')}
      size="tiny"
      side="top"
      onClick={onReply}
      className="self-center opacity-0 group-focus-within/bubble:opacity-100 group-hover/bubble:opacity-100 pointer-coarse:group-[:not(:focus-within)]/bubble:hidden"
    >
      <Reply aria-hidden />
    </IconButton>
  );
}
