import { Smile } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/components/ui/button';
import { Popover, PopoverClose, PopoverContent, PopoverTrigger } from '@/components/ui/popover';

/** What operators answer customers with; everything else is on their keyboard. */
const emojis = [
  ...['😊', '😄', '🙂', '😉', '😍', '🥰', '😘', '🤗', '😂', '😅', '😌', '🤔', '😮', '😢', '😭', '😔'],
  ...['🙏', '👍', '👌', '👏', '🙌', '💪', '🤝', '✌️', '👋', '👉', '✅', '❌', '⚠️', '❗', '❓', '💬'],
  ...['❤️', '💚', '💛', '✨', '🎉', '🎁', '🌸', '🔥', '⭐', '🕒', '📅', '📍', '📦', '🚚', '💳', '🧾'],
];

export function EmojiPicker({ onPick }: { onPick: (emoji: string) => void }) {
  const { t } = useTranslation();
  return (
    <Popover>
      <PopoverTrigger asChild>
        <Button look="quiet" size="icon" aria-label={t('composer.emoji')} title={t('composer.emoji')}>
          <Smile aria-hidden />
        </Button>
      </PopoverTrigger>
      <PopoverContent
        side="top"
        align="start"
        aria-label={t('composer.emoji')}
        onCloseAutoFocus={(event) => event.preventDefault()}
        className="grid grid-cols-8 gap-0.5 p-2"
      >
        {emojis.map((emoji) => (
          <PopoverClose
            key={emoji}
            onClick={() => onPick(emoji)}
            className="grid size-9 place-items-center rounded-lg text-xl leading-none hover:bg-hover"
          >
            {emoji}
          </PopoverClose>
        ))}
      </PopoverContent>
    </Popover>
  );
}
