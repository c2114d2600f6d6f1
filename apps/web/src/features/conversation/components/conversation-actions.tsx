import type { Conversation } from '@jsk/contracts/conversations';
import { EllipsisVertical, PanelRight } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuTrigger,
} from '@/components/ui/dropdown-menu';
import { Button } from '@/components/ui/button';
import { IconButton } from '@/components/ui/icon-button';
import { keyCaps, type Shortcut, useCommand } from '@/lib/commands';
import { useLive } from '@/lib/live-context';
import { useMediaQuery } from '@/lib/use-media-query';
import { mayChangeMode, mayManage } from '../model/conversation-access';
import { type PlanNext, useCloseFlow } from '../model/use-close-flow';
import {
  type ConversationAction,
  useChooseMode,
  useConversationActions,
} from '../model/use-conversation-actions';
import { useSnoozeFlow } from '../model/use-snooze-flow';
import { CloseConversation } from './close-conversation';
import { ModeCommand } from './mode-command';
import { ModeMenuItems } from './mode-menu-items';

const SnoozeDialog = lazy(async () => ({ default: (await import('./snooze-dialog')).SnoozeDialog }));
const TransferDialog = lazy(async () => ({ default: (await import('./transfer-dialog')).TransferDialog }));

export interface ConversationActionsProps {
  conversation: Conversation;
  isPanelOpen: boolean;
  onTogglePanel: () => void;
  onBack: () => void;
  planNext: PlanNext;
}

/** Closing is always a button; what else is often done is one where there is room, and everything is in the menu or there. */
export function ConversationActions(props: ConversationActionsProps) {
  const { conversation, isPanelOpen, onTogglePanel, onBack, planNext } = props;
  const { t } = useTranslation();
  const { user } = useLive();
  const isRoomy = useMediaQuery('(min-width: 64rem)');
  const [isTransferring, setTransferring] = useState(false);
  const closing = useCloseFlow(conversation, planNext);
  const snoozing = useSnoozeFlow(conversation.lineUserId);
  const chooseMode = useChooseMode(conversation);
  const canManage = mayManage(conversation, user);
  const actions = useConversationActions(conversation, {
    onTransfer: () => setTransferring(true),
    onSnooze: snoozing.ask,
    onResolveNext: () => closing.ask('next'),
    onLeave: onBack,
  });
  const isButton = ({ isPrimary }: ConversationAction) => isRoomy && isPrimary === true;

  return (
    <div className="flex shrink-0 items-center gap-1">
      {actions.filter(isButton).map(({ id, label, icon: Icon, isBusy, run }) => (
        <IconButton key={id} label={label} disabled={isBusy} onClick={run}>
          <Icon aria-hidden />
        </IconButton>
      ))}
      {canManage && <CloseConversation conversation={conversation} flow={closing} />}
      <DropdownMenu>
        <DropdownMenuTrigger asChild>
          <Button look="quiet" size="icon" aria-label={t('conversation.moreActions')}>
            <EllipsisVertical aria-hidden />
          </Button>
        </DropdownMenuTrigger>
        <DropdownMenuContent align="end">
          {!isRoomy && (
            <DropdownMenuItem onSelect={onTogglePanel}>
              <PanelRight aria-hidden />
              {t(isPanelOpen ? 'conversation.hidePanel' : 'conversation.showPanel')}
            </DropdownMenuItem>
          )}
          {actions
            .filter((action) => !isButton(action))
            .map(({ id, label, icon: Icon, shortcut, isBusy, run }) => (
              <DropdownMenuItem key={id} disabled={isBusy === true} onSelect={run}>
                <Icon aria-hidden />
                {label}
                {shortcut && <Keys shortcut={shortcut} />}
              </DropdownMenuItem>
            ))}
          {mayChangeMode(conversation) && (
            <ModeMenuItems chatMode={conversation.chatMode} onChoose={chooseMode} />
          )}
        </DropdownMenuContent>
      </DropdownMenu>
      {actions.map((action) => (
        <ActionCommand key={action.id} {...action} />
      ))}
      {canManage && <CloseCommand onClose={() => closing.ask('stay')} />}
      {mayChangeMode(conversation) && <ModeCommand chatMode={conversation.chatMode} onChoose={chooseMode} />}
      <Suspense fallback={null}>
        {isTransferring && (
          <TransferDialog conversation={conversation} onClose={() => setTransferring(false)} />
        )}
        {snoozing.isAsking && (
          <SnoozeDialog
            isSnoozing={snoozing.isSnoozing}
            onChoose={snoozing.choose}
            onClose={snoozing.stopAsking}
          />
        )}
      </Suspense>
    </div>
  );
}

/** For those who have a keyboard. */
function Keys({ shortcut }: { shortcut: Shortcut }) {
  return (
    <kbd aria-hidden className="ml-auto pl-6 font-sans text-xs text-muted pointer-coarse:hidden">
      {keyCaps(shortcut).join(' ')}
    </kbd>
  );
}

function ActionCommand({ id, label, shortcut, isBusy, run }: ConversationAction) {
  useCommand(isBusy ? null : { id, group: 'conversation', label, ...(shortcut && { shortcut }), run });
  return null;
}

function CloseCommand({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const label = t('conversation.closeChat');
  useCommand({
    id: 'close',
    group: 'conversation',
    label,
    shortcut: { code: 'KeyE', alt: true },
    run: onClose,
  });
  return null;
}
