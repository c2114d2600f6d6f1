import type { Conversation } from '@jsk/contracts/conversations';
import {
  AlarmClock,
  AlarmClockOff,
  ArrowRightLeft,
  CheckCheck,
  type LucideIcon,
  MailQuestion,
  RefreshCw,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { toast } from '@/lib/toast';
import type { Shortcut } from '@/lib/commands';
import { problemText } from '@/lib/i18n/problem-text';
import { useLive } from '@/lib/live-context';
import { useMarkUnread } from '@/lib/mark-unread';
import { useRefreshProfile } from '@/lib/refresh-profile';
import { useChangeChatMode } from '../api/session-actions';
import { useWake } from '../api/snooze';
import { mayManage, mayTransfer } from './conversation-access';

/** Something that can be done with the conversation now: a button or a line in the menu, and a command with keys. */
export interface ConversationAction {
  id: string;
  label: string;
  icon: LucideIcon;
  shortcut?: Shortcut;
  isBusy?: boolean;
  /** Has a button of its own where there is room. */
  isPrimary?: boolean;
  run: () => void;
}

interface Ways {
  onTransfer: () => void;
  onSnooze: () => void;
  onResolveNext: () => void;
  /** The operator looks at something else. */
  onLeave: () => void;
}

/** What can be done with the conversation, in the order in which it is offered. */
export function useConversationActions(conversation: Conversation, ways: Ways): ConversationAction[] {
  const { t } = useTranslation();
  const { user } = useLive();
  const { lineUserId, session, customerMessageCount } = conversation;
  const refresh = useRefreshProfile(lineUserId);
  const wake = useWake(lineUserId);
  const markUnread = useMarkUnread();
  const say = (text: string, undo?: () => void) =>
    toast.success(text, undo && { action: { label: t('sessionActions.undo'), onClick: undo } });
  const onError = (error: Error) => void toast.error(problemText(t, error));

  const all: (ConversationAction | false)[] = [
    mayTransfer(conversation, user) && {
      id: 'transfer',
      label: t('conversation.transfer'),
      icon: ArrowRightLeft,
      shortcut: { code: 'KeyT', alt: true },
      isPrimary: true,
      run: ways.onTransfer,
    },
    mayManage(conversation, user) &&
      (session?.snoozedAt
        ? {
            id: 'wake',
            label: t('sessionActions.wake'),
            icon: AlarmClockOff,
            shortcut: { code: 'KeyM', alt: true },
            isBusy: wake.isPending,
            isPrimary: true,
            run: () => wake.mutate(undefined, { onSuccess: () => say(t('sessionActions.woken')), onError }),
          }
        : {
            id: 'snooze',
            label: t('sessionActions.snooze'),
            icon: AlarmClock,
            shortcut: { code: 'KeyM', alt: true },
            isPrimary: true,
            run: ways.onSnooze,
          }),
    mayManage(conversation, user) && {
      id: 'resolve-next',
      label: t('sessionActions.resolveNext'),
      icon: CheckCheck,
      shortcut: { code: 'KeyE', alt: true, mod: true },
      run: ways.onResolveNext,
    },
    customerMessageCount > 0 && {
      id: 'mark-unread',
      label: t('sessionActions.markUnread'),
      icon: MailQuestion,
      shortcut: { code: 'KeyU', alt: true },
      isBusy: markUnread.isPending,
      run: () => {
        // Whoever goes on looking at it would read what comes next.
        ways.onLeave();
        markUnread
          .mutateAsync({ lineUserId, isUnread: true })
          .then(
            () =>
              say(t('sessionActions.markedUnread'), () => markUnread.mutate({ lineUserId, isUnread: false })),
            onError,
          );
      },
    },
    {
      id: 'refresh-profile',
      label: t('conversation.refreshProfile'),
      icon: RefreshCw,
      isBusy: refresh.isPending,
      run: () =>
        refresh.mutate(undefined, { onSuccess: () => say(t('conversation.profileRefreshed')), onError }),
    },
  ];
  return all.filter((action) => action !== false);
}

/** Chooses whether the bot answers; the notice takes it back. */
export function useChooseMode({ lineUserId, chatMode }: Conversation) {
  const { t } = useTranslation();
  const change = useChangeChatMode(lineUserId);
  return (mode: Conversation['chatMode']) =>
    change.mutate(mode, {
      onSuccess: () =>
        toast.success(t(`conversation.modeChanged.${mode}`), {
          action: { label: t('sessionActions.undo'), onClick: () => change.mutate(chatMode) },
        }),
      onError: (error) => toast.error(problemText(t, error)),
    });
}
