import type { ReplyObject } from '@jsk/contracts/reply-objects';
import { DollarSign } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { Button } from '@/components/ui/button';
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuTrigger,
} from '@/components/ui/dropdown-menu';
import { ReplyTypeIcon } from './reply-type-icon';

interface SavedReplyMenuProps {
  replies: readonly ReplyObject[];
  onChoose: (code: string) => void;
}

/** The saved replies to put into an answer. */
export function SavedReplyMenu({ replies, onChoose }: SavedReplyMenuProps) {
  const { t } = useTranslation('admin');
  const navigate = useNavigate();
  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <Button look="quiet" size="small">
          <DollarSign aria-hidden />
          {t('bot.answer.insert')}
        </Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent align="start" className="max-h-80 max-w-80 overflow-y-auto">
        {replies.length === 0 && <DropdownMenuLabel>{t('bot.answer.none')}</DropdownMenuLabel>}
        {replies.map(({ id, code, name, content }) => (
          <DropdownMenuItem key={id} onSelect={() => onChoose(code)}>
            <ReplyTypeIcon type={content.type} />
            <span className="min-w-0 truncate">{name}</span>
            <span className="ml-auto pl-3 text-xs text-muted">${code}</span>
          </DropdownMenuItem>
        ))}
        {replies.length === 0 && (
          <DropdownMenuItem onSelect={() => void navigate('/admin/reply-objects')}>
            {t('bot.answer.manage')}
          </DropdownMenuItem>
        )}
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
