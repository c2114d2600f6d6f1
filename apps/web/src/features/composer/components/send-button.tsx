import { SendHorizontal } from 'lucide-react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/components/ui/button';
import { Tooltip } from '@/components/ui/tooltip';
import { useFreeReply } from '../model/use-free-reply';

interface SendButtonProps {
  freeReplyUntil: string | null;
  disabled: boolean;
  onClick: () => void;
}

/** With a ring around it that runs out together with the free reply. Its state is told on focus, not every second. */
export function SendButton({ freeReplyUntil, disabled, onClick }: SendButtonProps) {
  const { t } = useTranslation();
  const { seconds, part } = useFreeReply(freeReplyUntil);
  const costId = useId();
  const cost = seconds > 0 ? t('composer.freeFor', { seconds }) : t('composer.paid');
  return (
    <span className="relative shrink-0">
      <Tooltip label={`${t('composer.send')} · ${cost}`} side="top">
        <Button
          look="primary"
          size="icon"
          shape="pill"
          aria-label={t('composer.send')}
          aria-describedby={costId}
          disabled={disabled}
          onClick={onClick}
        >
          <SendHorizontal aria-hidden />
        </Button>
      </Tooltip>
      <span id={costId} className="sr-only">
        {cost}
      </span>
      {seconds > 0 && <FreeReplyRing part={part} />}
    </span>
  );
}

function FreeReplyRing({ part }: { part: number }) {
  return (
    <svg
      aria-hidden
      viewBox="0 0 42 42"
      className="pointer-events-none absolute -inset-[3px] size-[calc(100%+6px)] -rotate-90 text-cost-free"
    >
      <circle
        cx="21"
        cy="21"
        r="20"
        pathLength="1"
        fill="none"
        stroke="currentColor"
        strokeWidth="2"
        strokeLinecap="round"
        strokeDasharray="1"
        strokeDashoffset={1 - part}
        className="transition-[stroke-dashoffset] duration-1000 ease-linear"
      />
    </svg>
  );
}
