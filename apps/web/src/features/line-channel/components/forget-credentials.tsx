import type { LineChannel } from '@jsk/contracts/line-channel';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toast } from '@/lib/toast';
import { ConfirmDialog } from '@/components/confirm-dialog';
import { Button } from '@/components/ui/button';
import { problemText } from '@/lib/i18n/problem-text';
import { useForgetChannel } from '../api/line-channel';

/** The way back to the environment's credentials; there is none while nothing is stored. */
export function ForgetCredentials({ channel }: { channel: LineChannel }) {
  const { t } = useTranslation();
  const { t: tAdmin } = useTranslation('admin');
  const [isAsked, setAsked] = useState(false);
  const { mutate, isPending } = useForgetChannel();
  const stored = [channel.channelSecret, channel.channelAccessToken].some(
    ({ source }) => source !== 'environment',
  );
  if (!stored) return null;

  const forget = () =>
    mutate(undefined, {
      onSuccess: () => toast.success(tAdmin('channel.credentials.forgotten')),
      onError: (error) => toast.error(problemText(t, error)),
      onSettled: () => setAsked(false),
    });
  return (
    <div>
      <Button look="quiet" className="-ml-4" onClick={() => setAsked(true)}>
        {tAdmin('channel.credentials.forget')}
      </Button>
      <ConfirmDialog
        open={isAsked}
        question={tAdmin('channel.credentials.forgetTitle')}
        text={tAdmin('channel.credentials.forgetText')}
        confirm={tAdmin('channel.credentials.forget')}
        isPending={isPending}
        onConfirm={forget}
        onCancel={() => setAsked(false)}
      />
    </div>
  );
}
