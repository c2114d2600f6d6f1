import type { CsatAnswer } from '@jsk/contracts/csat';
import { useTranslation } from 'react-i18next';
import { CustomerLink } from '@/components/customer-link';
import { Moment } from '@/components/moment';
import { Stars } from '@/components/stars';
import { Avatar } from '@/components/ui/avatar';

/** One answer: the customer's own words are what is read first. */
export function RatingRow({ answer }: { answer: CsatAnswer }) {
  const { t } = useTranslation(['admin', 'translation']);
  const { lineUserId, displayName, pictureUrl, operator, score, comment } = answer;
  const name = displayName || t('conversation.aCustomer', { ns: 'translation' });
  return (
    <li className="flex gap-3 border-b py-3 last:border-b-0">
      <Avatar name={name} pictureUrl={pictureUrl} size="menu" />
      <div className="min-w-0 flex-1">
        <div className="flex flex-wrap items-baseline justify-between gap-x-3">
          <span className="flex min-w-0 items-baseline gap-2">
            <CustomerLink lineUserId={lineUserId} displayName={displayName} />
            <Stars score={score} label={t('ratings.score', { score })} />
          </span>
          <Moment at={answer.answeredAt} className="text-[0.8125rem] text-muted" />
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
