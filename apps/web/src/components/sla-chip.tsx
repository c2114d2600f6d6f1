import type { Session } from '@jsk/contracts/sessions';
import type { SlaRules } from '@jsk/contracts/sla';
import { useQuery } from '@tanstack/react-query';
import { Hourglass, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Badge } from '@/components/ui/badge';
import { useLive } from '@/lib/live-context';
import { slaRulesOptions, urgentPromise } from '@/lib/sla-rules';
import { useStore } from '@/lib/store';
import { useFormats } from '@/lib/use-formats';
import { useDerivedNow, useNow } from '@/lib/use-now';

/** What was promised to the customer and has to be done now; nothing while there is time. */
export function SlaChip({ session }: { session: Session }) {
  const { data: rules } = useQuery(slaRulesOptions);
  const ahead = useStore(useLive().serverClock);
  const isUrgent = useDerivedNow(
    'second',
    (now) => rules !== undefined && urgentPromise(session, rules, now + ahead) !== null,
  );
  return rules && isUrgent ? <Countdown session={session} rules={rules} /> : null;
}

function Countdown({ session, rules }: { session: Session; rules: SlaRules }) {
  const { t } = useTranslation();
  const { duration, runningDuration } = useFormats();
  const now = useNow('second') + useStore(useLive().serverClock);
  const promise = urgentPromise(session, rules, now);
  if (!promise) return null;
  const { kind, state, dueAt, thresholdSeconds } = promise;
  const isNear = state === 'near';
  return (
    <Badge
      tone={isNear ? 'warning' : 'danger'}
      className="w-fit shrink-0"
      title={t(`sla.promise.${kind}`, { duration: duration(thresholdSeconds * 1000) })}
    >
      {isNear ? <Hourglass aria-hidden /> : <TriangleAlert aria-hidden />}
      {t(`sla.${state}.${kind}`, { duration: runningDuration(Math.abs(dueAt - now)) })}
    </Badge>
  );
}
