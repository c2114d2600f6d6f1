import type { Conversation } from '@jsk/contracts/conversations';
import { X } from 'lucide-react';
import { Tabs } from 'radix-ui';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '@/components/ui/icon-button';
import { cn } from '@/lib/class-names';
import { useCommand } from '@/lib/commands';
import { ComposerTab } from './composer-tab';
import { ComposerViewers } from './composer-viewers';
import { NoteComposer } from './note-composer';
import { ReplyComposer } from './reply-composer';

type WrittenKind = 'reply' | 'note';

interface ComposerProps {
  conversation: Conversation;
  /** Notes can be written by everybody who sees the conversation. */
  canReply: boolean;
}

/** Where an operator writes: an answer to the customer, or a note to colleagues. */
export function Composer({ conversation, canReply }: ComposerProps) {
  const { t } = useTranslation();
  const [chosen, choose] = useState<WrittenKind | null>(null);
  const [focusRequest, setFocusRequest] = useState(0);
  const enter = () => setFocusRequest((count) => count + 1);
  const { lineUserId } = conversation;
  const shown = chosen === 'note' ? 'note' : canReply ? 'reply' : null;
  useCommand({
    id: 'composer.note',
    group: 'composer',
    label: t('notes.write'),
    shortcut: { code: 'KeyP', alt: true },
    run: () => {
      choose('note');
      enter();
    },
  });
  const reply = {
    id: 'composer.reply',
    group: 'composer' as const,
    label: t('composer.reply'),
    shortcut: { code: 'KeyL', alt: true },
    run: () => {
      choose('reply');
      enter();
    },
  };
  useCommand(canReply ? reply : null);

  return (
    <Tabs.Root
      value={shown ?? ''}
      onValueChange={(value) => {
        choose(value as WrittenKind);
        setFocusRequest(0);
      }}
      className={cn('transition-colors', shown === 'note' && 'bg-chat-note')}
    >
      <div
        className={cn(
          'relative mx-auto w-full max-w-[47.5rem] px-3 @md/conversation:px-4',
          shown ? 'pb-3' : 'pb-1',
        )}
      >
        <div className="mb-1 flex h-9 items-center gap-1 pointer-coarse:h-11">
          <Tabs.List aria-label={t('composer.kinds')} className="flex h-full gap-1">
            {canReply && <ComposerTab kind="reply" lineUserId={lineUserId} onEnter={enter} />}
            <ComposerTab kind="note" lineUserId={lineUserId} onEnter={enter} />
          </Tabs.List>
          <span className="flex-1" />
          <ComposerViewers lineUserId={lineUserId} />
          {shown === 'note' && !canReply && (
            <IconButton label={t('notes.close')} size="tiny" side="top" onClick={() => choose(null)}>
              <X aria-hidden />
            </IconButton>
          )}
        </div>
        <Tabs.Content value="reply" tabIndex={-1}>
          <ReplyComposer conversation={conversation} focusRequest={focusRequest} />
        </Tabs.Content>
        <Tabs.Content value="note" tabIndex={-1}>
          <NoteComposer conversation={conversation} focusRequest={focusRequest} />
        </Tabs.Content>
      </div>
    </Tabs.Root>
  );
}
