import type { AutoReply } from '@jsk/contracts/bot-rules';
import { useQuery } from '@tanstack/react-query';
import { MessageSquareReply } from 'lucide-react';
import { useState } from 'react';
import { autoRepliesOptions } from '../api/auto-replies';
import { AutoReplyDialog } from './auto-reply-dialog';
import { AutoReplyTable } from './auto-reply-table';
import { BotListPage } from './bot-list-page';

/** The simple rules of the bot: a keyword, an answer. */
export function AutoRepliesPage() {
  const rules = useQuery(autoRepliesOptions);
  const [open, setOpen] = useState<AutoReply | 'new' | null>(null);
  return (
    <>
      <BotListPage
        section="autoReplies"
        icon={MessageSquareReply}
        list={rules}
        wordsOf={({ keyword, text }) => [keyword, text]}
        onCreate={() => setOpen('new')}
      >
        {(found) => <AutoReplyTable rules={found} onOpen={setOpen} />}
      </BotListPage>
      {open && <AutoReplyDialog rule={open === 'new' ? null : open} onClose={() => setOpen(null)} />}
    </>
  );
}
