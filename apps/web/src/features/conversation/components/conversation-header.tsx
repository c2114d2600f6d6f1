import type { Conversation } from '@jsk/contracts/conversations';
import { ArrowLeft, PanelRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { ConversationAvatar } from '@/components/conversation-avatar';
import { SendingObstacleChip } from '@/components/sending-obstacle-chip';
import { SlaChip } from '@/components/sla-chip';
import { IconButton } from '@/components/ui/icon-button';
import { Skeleton } from '@/components/ui/skeleton';
import type { PlanNext } from '../model/use-close-flow';
import { ConversationActions } from './conversation-actions';
import { SessionChip } from './session-chip';

interface ConversationHeaderProps {
  conversation: Conversation | undefined;
  hasFailed: boolean;
  onBack: () => void;
  isPanelOpen: boolean;
  onTogglePanel: () => void;
  planNext: PlanNext;
}

export function ConversationHeader(props: ConversationHeaderProps) {
  const { conversation, hasFailed, onBack, isPanelOpen, onTogglePanel, planNext } = props;
  const { t } = useTranslation();
  return (
    <header className="flex h-14 shrink-0 items-center gap-2 border-b bg-surface pr-2 pl-2 @3xl/shell:pl-4">
      <IconButton label={t('common.back')} onClick={onBack} className="@3xl/shell:hidden">
        <ArrowLeft aria-hidden />
      </IconButton>
      {conversation ? (
        <>
          <div className="hidden scale-90 @md/conversation:block">
            <ConversationAvatar conversation={conversation} />
          </div>
          <div className="flex min-w-0 flex-1 flex-col justify-center @md/conversation:ml-1 @4xl/conversation:flex-row @4xl/conversation:items-center @4xl/conversation:justify-start @4xl/conversation:gap-3">
            <h2
              dir="auto"
              title={conversation.displayName}
              className="truncate text-[0.9375rem] leading-6 font-semibold @4xl/conversation:max-w-[55%]"
            >
              {conversation.displayName}
            </h2>
            <div className="flex min-w-0 items-center gap-1.5">
              <SessionChip conversation={conversation} />
              {conversation.session && <SlaChip session={conversation.session} />}
              <SendingObstacleChip conversation={conversation} />
            </div>
          </div>
          <ConversationActions
            conversation={conversation}
            isPanelOpen={isPanelOpen}
            onTogglePanel={onTogglePanel}
            onBack={onBack}
            planNext={planNext}
          />
        </>
      ) : (
        !hasFailed && <Skeleton className="h-4 w-40 rounded-md" />
      )}
      <span className={conversation ? 'hidden @xl/conversation:block' : 'hidden'}>
        <IconButton
          label={t(isPanelOpen ? 'conversation.hidePanel' : 'conversation.showPanel')}
          look={isPanelOpen ? 'pressed' : 'quiet'}
          aria-expanded={isPanelOpen}
          onClick={onTogglePanel}
        >
          <PanelRight aria-hidden />
        </IconButton>
      </span>
    </header>
  );
}
