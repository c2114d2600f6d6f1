import { longestSnoozeDays } from '@jsk/contracts/snooze';
import { useQuery } from '@tanstack/react-query';
import { AlarmClock, MessageCircle } from 'lucide-react';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorState } from '@/components/error-state';
import { FormField } from '@/components/form-field';
import { ListSkeleton } from '@/components/list-skeleton';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Input } from '@/components/ui/input';
import { isForeignTime } from '@/lib/time-zone';
import { useFormats } from '@/lib/use-formats';
import { useNow } from '@/lib/use-now';
import { momentOf, wallTimeAt } from '@/lib/zoned-moment';
import { snoozeChoicesOptions } from '../api/snooze';

interface SnoozeDialogProps {
  isSnoozing: boolean;
  /** Null: until the customer writes. */
  onChoose: (until: Date | null) => void;
  onClose: () => void;
}

/** Until when? What is often meant is one press away. Rendered only while it is open. */
export function SnoozeDialog({ isSnoozing, onChoose, onClose }: SnoozeDialogProps) {
  const { t } = useTranslation();
  const { nearMoment } = useFormats();
  const now = useNow('minute');
  const choices = useQuery(snoozeChoicesOptions);
  return (
    <Dialog
      open
      onOpenChange={(next) => !next && onClose()}
      title={t('sessionActions.snoozeTitle')}
      description={t('sessionActions.snoozeText')}
    >
      <div className="flex flex-col gap-1 p-3">
        {choices.isPending && <ListSkeleton rows={4} />}
        {choices.isError && (
          <ErrorState title={t('sessionActions.choicesError')} onRetry={() => void choices.refetch()} />
        )}
        {choices.data?.items.map(({ kind, until }) => (
          <SnoozeChoice
            key={kind}
            icon={<AlarmClock aria-hidden />}
            isDisabled={isSnoozing}
            onClick={() => onChoose(new Date(until))}
          >
            {t(`sessionActions.choices.${kind}`)}
            <span className="ml-auto text-[0.8125rem] text-muted tabular-nums">
              {nearMoment(new Date(until), now)}
            </span>
          </SnoozeChoice>
        ))}
        <SnoozeChoice
          icon={<MessageCircle aria-hidden />}
          isDisabled={isSnoozing}
          onClick={() => onChoose(null)}
        >
          {t('sessionActions.choices.reply')}
        </SnoozeChoice>
      </div>
      {choices.data && (
        <MomentForm timeZone={choices.data.timeZone} isSnoozing={isSnoozing} onChoose={onChoose} />
      )}
    </Dialog>
  );
}

interface SnoozeChoiceProps {
  icon: ReactNode;
  isDisabled: boolean;
  onClick: () => void;
  children: ReactNode;
}

function SnoozeChoice({ icon, isDisabled, onClick, children }: SnoozeChoiceProps) {
  return (
    <button
      type="button"
      disabled={isDisabled}
      onClick={onClick}
      className="flex min-h-11 items-center gap-3 rounded-lg px-3 text-left hover:bg-hover disabled:opacity-50 [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-muted"
    >
      {icon}
      {children}
    </button>
  );
}

const hourMs = 60 * 60_000;
const longestMs = longestSnoozeDays * 24 * hourMs;

interface MomentFormProps {
  timeZone: string;
  isSnoozing: boolean;
  onChoose: (until: Date) => void;
}

/** Any other moment, as the clocks of the shop tell it. */
function MomentForm({ timeZone, isSnoozing, onChoose }: MomentFormProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(() => wallTimeAt(new Date(Date.now() + 24 * hourMs), timeZone));
  const [isTried, setTried] = useState(false);
  const until = momentOf(typed, timeZone);
  const fromNowMs = until.getTime() - useNow('minute');
  const isPossible = fromNowMs > 0 && fromNowMs <= longestMs;

  function submit(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    if (isPossible && !isSnoozing) onChoose(until);
  }

  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-3 border-t p-5">
      <FormField
        label={t('sessionActions.moment')}
        hint={isForeignTime(new Date()) ? t('sessionActions.momentHint', { timeZone }) : undefined}
        error={isTried && !isPossible ? t('sessionActions.momentWrong') : undefined}
      >
        {(field) => (
          <Input
            {...field}
            type="datetime-local"
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
        )}
      </FormField>
      <Button type="submit" look="primary" disabled={isSnoozing} className="self-end">
        {t('sessionActions.snooze')}
      </Button>
    </form>
  );
}
