import type { Conversation } from '@jsk/contracts/conversations';
import { ArrowRightLeft, EllipsisVertical, PanelRight, RefreshCw } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toast } from 'sonner';
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuTrigger,
} from '@/components/ui/dropdown-menu';
import { Button } from '@/components/ui/button';
import { IconButton } from '@/components/ui/icon-button';
import { problemText } from '@/lib/i18n/problem-text';
import { useLive } from '@/lib/live-context';
import { useMediaQuery } from '@/lib/use-media-query';
import { useChangeChatMode, useRefreshProfile } from '../api/session-actions';
import { mayChangeMode, mayManage, mayTransfer } from '../model/conversation-access';
import { CloseConversationButton } from './close-conversation-button';
import { ModeMenuItems } from './mode-menu-items';
import { TransferDialog } from './transfer-dialog';

interface ConversationActionsProps {
  conversation: Conversation;
  isPanelOpen: boolean;
  onTogglePanel: () => void;
}

/** On a phone everything but closing moves into the menu. */
export function ConversationActions({ conversation, isPanelOpen, onTogglePanel }: ConversationActionsProps) {
  const { t } = useTranslation();
  const { user } = useLive();
  const isRoomy = useMediaQuery('(min-width: 64rem)');
  const [isTransferring, setTransferring] = useState(false);
  const refresh = useRefreshProfile(conversation.lineUserId);
  const changeMode = useChangeChatMode(conversation.lineUserId);
  const canManage = mayManage(conversation, user);
  const canTransfer = mayTransfer(conversation, user);
  const startTransfer = () => setTransferring(true);

  const refreshProfile = () =>
    refresh.mutate(undefined, {
      onSuccess: () => toast.success(t('conversation.profileRefreshed')),
      onError: (error) => toast.error(problemText(t, error)),
    });

  const chooseMode = (mode: Conversation['chatMode']) =>
    changeMode.mutate(mode, {
      onSuccess: () => toast.success(t(`conversation.modeChanged.${mode}`)),
      onError: (error) => toast.error(problemText(t, error)),
    });

  return (
    <div className="flex shrink-0 items-center gap-1">
      {canTransfer && isRoomy && (
        <IconButton label={t('conversation.transfer')} onClick={startTransfer}>
          <ArrowRightLeft aria-hidden />
        </IconButton>
      )}
      {canManage && <CloseConversationButton lineUserId={conversation.lineUserId} />}
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
          {canTransfer && !isRoomy && (
            <DropdownMenuItem onSelect={startTransfer}>
              <ArrowRightLeft aria-hidden />
              {t('conversation.transfer')}
            </DropdownMenuItem>
          )}
          <DropdownMenuItem disabled={refresh.isPending} onSelect={refreshProfile}>
            <RefreshCw aria-hidden />
            {t('conversation.refreshProfile')}
          </DropdownMenuItem>
          {mayChangeMode(conversation) && (
            <ModeMenuItems chatMode={conversation.chatMode} onChoose={chooseMode} />
          )}
        </DropdownMenuContent>
      </DropdownMenu>
      {isTransferring && (
        <TransferDialog conversation={conversation} onClose={() => setTransferring(false)} />
      )}
    </div>
  );
}
