import { claimConversation } from '@jsk/contracts/conversations';
import { useMutation } from '@tanstack/react-query';
import { Hand } from 'lucide-react';
import type { ComponentProps } from 'react';
import { useTranslation } from 'react-i18next';
import { toast } from '@/lib/toast';
import { Button } from '@/components/ui/button';
import { Spinner } from '@/components/ui/spinner';
import { call } from '@/lib/api-client';
import { useCommand } from '@/lib/commands';
import { takenText } from '@/lib/i18n/problem-text';
import { useStoreAnswer } from '@/lib/use-store-answer';

interface ClaimButtonProps extends Pick<ComponentProps<typeof Button>, 'look' | 'size' | 'className'> {
  lineUserId: string;
  /** Names the customer where there are several such buttons; begins with what the button shows. */
  label?: string;
  /** The one of the conversation that is open: it has a key, too. */
  hasKey?: boolean;
  onClaimed?: () => void;
}

/** Takes a waiting conversation, and says so; or who was faster. */
export function ClaimButton({
  lineUserId,
  label,
  hasKey = false,
  onClaimed,
  look = 'primary',
  ...props
}: ClaimButtonProps) {
  const { t } = useTranslation();
  const store = useStoreAnswer();
  const claim = useMutation({
    mutationFn: () => call(claimConversation, { lineUserId }),
    onSuccess: (session) => {
      store.session(session);
      toast.success(t('conversation.claimed'));
      onClaimed?.();
    },
    onError: (error) => {
      store.outdated(lineUserId);
      toast.error(takenText(t, error));
    },
  });
  useCommand(
    hasKey && !claim.isPending
      ? {
          id: 'claim',
          group: 'conversation',
          label: t('conversation.claim'),
          shortcut: { code: 'KeyA', alt: true },
          run: () => claim.mutate(),
        }
      : null,
  );
  return (
    <Button
      look={look}
      disabled={claim.isPending}
      aria-label={claim.isPending ? undefined : label}
      onClick={() => claim.mutate()}
      {...props}
    >
      {claim.isPending ? <Spinner className="size-4" /> : <Hand aria-hidden />}
      {t(claim.isPending ? 'conversation.claiming' : 'conversation.claim')}
    </Button>
  );
}
