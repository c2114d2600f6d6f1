import type { Conversation } from '@jsk/contracts/conversations';
import { Check } from 'lucide-react';
import { type ComponentProps, lazy, Suspense, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/components/ui/button';
import { Popover, PopoverClose, PopoverContent, PopoverTrigger } from '@/components/ui/popover';
import type { CloseFlow } from '../model/use-close-flow';
import { useClosingText } from '../model/use-closing-text';

const ClosingDialog = lazy(async () => ({ default: (await import('./closing-dialog')).ClosingDialog }));

interface CloseConversationProps {
  conversation: Conversation;
  flow: CloseFlow;
}

/** The button, and what is asked before the conversation is closed: whether, or what the rules ask for. */
export function CloseConversation({ conversation, flow }: CloseConversationProps) {
  const { t } = useTranslation();
  const whatFollows = useClosingText(conversation);
  const { asking, missing, ask, stopAsking, submit, isClosing } = flow;
  const confirmation = useRef<HTMLButtonElement>(null);
  if (missing) {
    return (
      <>
        <CloseButton onClick={() => ask('stay')} />
        {asking && (
          <Suspense fallback={null}>
            <ClosingDialog conversation={conversation} missing={missing} flow={flow} />
          </Suspense>
        )}
      </>
    );
  }
  return (
    <Popover open={asking !== null} onOpenChange={(open) => (open ? ask('stay') : stopAsking())}>
      <PopoverTrigger asChild>
        <CloseButton />
      </PopoverTrigger>
      <PopoverContent
        align="end"
        aria-label={t('conversation.closeQuestion')}
        // Alt+E and Enter: what is closed by mistake can be taken up again.
        onOpenAutoFocus={(event) => {
          event.preventDefault();
          confirmation.current?.focus();
        }}
        className="w-72 p-4"
      >
        <p className="font-medium">{t('conversation.closeQuestion')}</p>
        <p className="mt-0.5 text-[0.8125rem] text-muted">{whatFollows}</p>
        <div className="mt-4 flex justify-end gap-2">
          <PopoverClose asChild>
            <Button look="quiet" size="small">
              {t('common.cancel')}
            </Button>
          </PopoverClose>
          <Button
            ref={confirmation}
            look="danger"
            size="small"
            disabled={isClosing}
            onClick={() => void submit(asking ?? 'stay')}
          >
            {t('conversation.closeChat')}
          </Button>
        </div>
      </PopoverContent>
    </Popover>
  );
}

function CloseButton(props: ComponentProps<typeof Button>) {
  const { t } = useTranslation();
  return (
    <Button size="small" {...props}>
      <Check aria-hidden />
      {t('conversation.closeChat')}
    </Button>
  );
}
