import type { ReplyObject } from '@jsk/contracts/reply-objects';
import { Pencil } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { CopyButton } from '@/components/copy-button';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { useDeleteReplyObject } from '../api/reply-objects';
import { messageOf } from '../model/answer-parts';
import { AnswerBubble } from './answer-bubble';
import { DeleteButton } from './delete-button';
import { ReplyTypeIcon } from './reply-type-icon';

export function ReplyCard({ reply, onOpen }: { reply: ReplyObject; onOpen: () => void }) {
  const { t } = useTranslation('admin');
  const remove = useDeleteReplyObject();
  const { id, code, name, content, image, usedBy } = reply;
  const message = messageOf(content, image);
  return (
    <li aria-label={name} className="flex min-w-0 flex-col overflow-hidden rounded-xl border bg-surface">
      {/* Only a glimpse: tall ones are cut, and nothing in it takes part in the page. */}
      <div inert className="relative h-44 overflow-hidden bg-phone-ground p-3">
        {message && <AnswerBubble message={message} />}
      </div>
      <div className="flex flex-1 flex-col gap-2 border-t p-4">
        <h3 className="truncate font-medium">{name}</h3>
        <div className="flex flex-wrap items-center gap-1.5">
          <Badge tone="tag">
            <ReplyTypeIcon type={content.type} className="size-3" />
            {t(`bot.types.${content.type}`)}
          </Badge>
          <Badge tone="bot">${code}</Badge>
          <CopyButton text={`$${code}`} label={`$${code}`} />
        </div>
        <p className="line-clamp-2 text-[0.8125rem] text-muted">
          {usedBy.length > 0
            ? t('replyObjects.usedBy', { names: usedBy.join(', ') })
            : t('replyObjects.unused')}
        </p>
        <div className="mt-auto flex items-center justify-between gap-2 pt-1">
          <Button size="small" aria-label={t('shell.editOf', { name })} onClick={onOpen}>
            <Pencil aria-hidden />
            {t('shell.edit')}
          </Button>
          <DeleteButton section="replyObjects" id={id} name={name} usedBy={usedBy} remove={remove} />
        </div>
      </div>
    </li>
  );
}
