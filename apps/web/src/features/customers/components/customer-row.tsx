import type { Customer } from '@jsk/contracts/customers';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Moment } from '@/components/moment';
import { TagChip } from '@/components/tag-chip';
import { Avatar } from '@/components/ui/avatar';
import { Badge } from '@/components/ui/badge';
import { cn } from '@/lib/class-names';
import { useFormats } from '@/lib/use-formats';
import { FollowStateButton } from './follow-state-button';

/** Where there is little room, what is said in columns of their own stands below the name. */
export const wideOnly = 'hidden @3xl/page:table-cell';

/** More would make rows of very different height. */
const shownTags = 3;

interface CustomerRowProps {
  customer: Customer;
  isChosen: boolean;
  checkbox: ReactNode;
  menu?: ReactNode;
}

export function CustomerRow({ customer, isChosen, checkbox, menu }: CustomerRowProps) {
  const { t } = useTranslation();
  const { count } = useFormats();
  const { lineUserId, displayName, pictureUrl, firstSeenAt, lastContactAt, sessionCount, tags } = customer;
  return (
    <tr className={cn('border-b', isChosen ? 'bg-selected' : 'hover:bg-hover')}>
      <td className="align-top @3xl/page:align-middle">{checkbox}</td>
      <th scope="row" className="px-2 py-1.5 font-normal">
        <Link
          to={`/chat?chat=${lineUserId}`}
          className="flex min-w-0 items-center gap-3 rounded-lg py-0.5 pointer-coarse:min-h-11 underline-offset-2 hover:underline"
        >
          <Avatar name={displayName} pictureUrl={pictureUrl} size="small" />
          <span dir="auto" className="line-clamp-2 font-medium wrap-anywhere">
            {displayName || <span className="text-muted">{t('customers.noName')}</span>}
          </span>
        </Link>
        <span className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1.5 pl-11 text-[0.8125rem] text-muted @3xl/page:hidden">
          <FollowStateButton customer={customer} />
          <Moment at={lastContactAt} as="list" />
          <span className="tabular-nums">{t('customers.sessions', { number: count(sessionCount) })}</span>
          <TagChips tags={tags} />
        </span>
      </th>
      <td className={cn('px-2', wideOnly)}>
        <FollowStateButton customer={customer} />
      </td>
      <td className={cn('max-w-72 px-2 py-1.5', wideOnly)}>
        <TagChips tags={tags} />
      </td>
      <td className={cn('px-2 text-right whitespace-nowrap text-muted', wideOnly)}>
        <Moment at={firstSeenAt} as="list" />
      </td>
      <td className={cn('px-2 text-right whitespace-nowrap', wideOnly)}>
        <Moment at={lastContactAt} as="list" />
      </td>
      <td className={cn('px-2 text-right tabular-nums', wideOnly)}>{count(sessionCount)}</td>
      {menu && <td className="text-right align-top @3xl/page:align-middle">{menu}</td>}
    </tr>
  );
}

function TagChips({ tags }: Pick<Customer, 'tags'>) {
  if (tags.length === 0) return null;
  const hidden = tags.slice(shownTags);
  return (
    <span className="flex flex-wrap gap-1">
      {tags.slice(0, shownTags).map((tag) => (
        <TagChip key={tag.id} tag={tag} />
      ))}
      {hidden.length > 0 && (
        <Badge title={hidden.map(({ name }) => name).join(', ')}>{`+${hidden.length}`}</Badge>
      )}
    </span>
  );
}
