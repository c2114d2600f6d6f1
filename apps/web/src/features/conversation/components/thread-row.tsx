import type { Conversation } from '@jsk/contracts/conversations';
import { useTranslation } from 'react-i18next';
import { DayLine } from '@/components/day-line';
import { MessageTime } from '@/components/moment';
import { systemLineOf } from '@/lib/system-line';
import type { ThreadActions } from '../model/thread-actions';
import type { ThreadEntry } from '../model/thread-entries';
import { BubbleRow } from './bubble-row';

interface ThreadRowProps {
  entry: ThreadEntry;
  conversation: Conversation | undefined;
  actions: ThreadActions;
  isHighlighted: boolean;
}

export function ThreadRow({ entry, ...others }: ThreadRowProps) {
  switch (entry.kind) {
    case 'day':
      return <DayLine at={entry.at} />;
    case 'system':
      return <SystemLine entry={entry} />;
    case 'bubble':
      return <BubbleRow entry={entry} {...others} />;
  }
}

function SystemLine({ entry: { message } }: { entry: Extract<ThreadEntry, { kind: 'system' }> }) {
  const { t } = useTranslation();
  return (
    <p className="px-6 py-2.5 text-center text-xs text-balance text-muted">
      {systemLineOf(t, message)} <MessageTime at={message.createdAt} />
    </p>
  );
}
