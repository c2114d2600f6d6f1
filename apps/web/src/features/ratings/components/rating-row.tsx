import type { CsatAnswer } from '@jsk/contracts/csat';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Stars } from '@/components/stars';
import { Avatar } from '@/components/ui/avatar';
import { useFormats } from '@/lib/use-formats';
import { useNow } from '@/lib/use-now';

/** One answer: the customer's own words are what is read first. */
export function RatingRow({ answer }: { answer: CsatAnswer }) {
  const { t } = useTranslation(['admin', 'translation']);
  const { nearMoment, exactTime } = useFormats();
  const now = useNow('minute');
  const { lineUserId, displayName, pictureUrl, operator, score, comment } = answer;
  const name = displayName || t('conversation.aCustomer', { ns: 'translation' });
  const answeredAt = new Date(answer.answeredAt);
  return (
    <li className="flex gap-3 border-b py-3 last:border-b-0">
      <Avatar name={name} pictureUrl={pictureUrl} size="menu" />
      <div className="min-w-0 flex-1">
        <div className="flex flex-wrap items-baseline justify-between gap-x-3">
          <span className="flex min-w-0 items-baseline gap-2">
            <Link
              to={`/chat?chat=${lineUserId}`}
              dir="auto"
              className="truncate rounded-sm font-medium underline-offset-2 hover:underline"
            >
              {name}
            </Link>
            <Stars score={score} label={t('ratings.score', { score })} />
          </span>
          <time
            dateTime={answer.answeredAt}
            title={exactTime(answeredAt)}
            className="text-[0.8125rem] text-muted tabular-nums"
          >
            {nearMoment(answeredAt, now)}
          </time>
        </div>
        {comment && (
          <p dir="auto" className="mt-1 text-[0.9375rem] wrap-anywhere whitespace-pre-wrap">
            {comment}
          </p>
        )}
        <p className="text-[0.8125rem] text-muted">
          {operator ? t('ratings.by', { name: operator.name }) : t('ratings.byNobody')}
        </p>
      </div>
    </li>
  );
}
