import type { GroupMessage } from '@jsk/contracts/groups';
import { CircleSlash, FileQuestion, FileX2, MapPin, Sticker } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { DayLine } from '@/components/day-line';
import { MessageTime } from '@/components/moment';
import { Avatar } from '@/components/ui/avatar';
import { cn } from '@/lib/class-names';
import { useFormats } from '@/lib/use-formats';
import type { GroupEntry } from '../model/group-entries';
import { eventLine, memberName } from '../model/group-words';

export function GroupThreadRow({ entry }: { entry: GroupEntry }) {
  switch (entry.kind) {
    case 'day':
      return <DayLine at={entry.at} />;
    case 'event':
      return <EventLine message={entry.message} />;
    case 'bubble':
      return <BubbleRow message={entry.message} isFirst={entry.isFirst} />;
  }
}

function EventLine({ message }: { message: GroupMessage }) {
  const { t } = useTranslation('admin');
  return (
    <p className="px-6 py-2.5 text-center text-xs text-balance text-muted">
      {eventLine(t, message)} <MessageTime at={message.createdAt} />
    </p>
  );
}

function BubbleRow({ message, isFirst }: { message: GroupMessage; isFirst: boolean }) {
  const { t } = useTranslation('admin');
  const { exactTime } = useFormats();
  const name = memberName(t, message);
  const { editedAt } = message;
  return (
    <div className={cn('flex gap-2', isFirst ? 'pt-2' : 'pt-0.5')}>
      <span className="w-8 shrink-0">{isFirst && <Avatar name={name} size="small" />}</span>
      <div className="flex max-w-[85%] min-w-0 flex-1 flex-col items-start">
        {isFirst && (
          <p dir="auto" className="mb-0.5 max-w-full truncate px-1 text-xs text-muted">
            {name}
          </p>
        )}
        <div className="flex max-w-full items-end gap-2">
          <div className="min-w-0 overflow-hidden rounded-bubble rounded-bl-tail bg-chat-customer text-[0.9375rem] shadow-bubble">
            <BubbleBody message={message} />
          </div>
          <span className="flex shrink-0 flex-col text-[0.6875rem] leading-4 text-muted">
            {editedAt && (
              <span title={t('groups.editedAt', { time: exactTime(new Date(editedAt)) })}>
                {t('groups.edited')}
              </span>
            )}
            <MessageTime at={message.createdAt} />
          </span>
        </div>
      </div>
    </div>
  );
}

/** What a message says. Text is always drawn as text: nothing in it is ever markup. */
function BubbleBody({ message: { state, type, text, payload } }: { message: GroupMessage }) {
  const { t } = useTranslation('admin');
  if (state === 'unsent')
    return <QuietBody icon={<CircleSlash aria-hidden />}>{t('groups.unsent')}</QuietBody>;
  switch (type) {
    case 'text':
      return (
        <p dir="auto" className="px-3.5 py-2 wrap-anywhere whitespace-pre-wrap">
          {text}
        </p>
      );
    case 'sticker': {
      const keywords = payload?.kind === 'sticker' ? payload.keywords.slice(0, 3).join(', ') : '';
      return (
        <QuietBody icon={<Sticker aria-hidden />}>
          {keywords ? `${t('groups.types.sticker')}: ${keywords}` : t('groups.types.sticker')}
        </QuietBody>
      );
    }
    case 'location':
      return (
        <QuietBody icon={<MapPin aria-hidden />}>
          {text ? `${t('groups.types.location')}: ${text}` : t('groups.types.location')}
        </QuietBody>
      );
    case 'image':
    case 'video':
    case 'audio':
    case 'file':
      return (
        <QuietBody icon={<FileX2 aria-hidden />}>
          {text ?? t(`groups.types.${type}`)} · {t('groups.notCopied')}
        </QuietBody>
      );
    default:
      return <QuietBody icon={<FileQuestion aria-hidden />}>{t('groups.types.unsupported')}</QuietBody>;
  }
}

function QuietBody({ icon, children }: { icon: ReactNode; children: ReactNode }) {
  return (
    <p className="flex items-center gap-2 px-3.5 py-2 wrap-anywhere text-muted [&_svg]:size-4 [&_svg]:shrink-0">
      {icon}
      <span className="min-w-0">{children}</span>
    </p>
  );
}
