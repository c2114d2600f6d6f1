import type { BotMatch } from '@jsk/contracts/bot-test';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Badge } from '@/components/ui/badge';

interface BotMatchListProps {
  /** The one that answers first. */
  matches: readonly BotMatch[];
  /** Told when one of them is opened. */
  onLeave: () => void;
}

/** Every rule that a text matched, in the order in which they go. */
export function BotMatchList({ matches, onLeave }: BotMatchListProps) {
  const { t } = useTranslation('admin');
  const id = useId();
  return (
    <div>
      <h4 id={id} className="text-[0.8125rem] text-muted">
        {t('bot.bench.matched')}
      </h4>
      <ol aria-labelledby={id} className="mt-1 flex flex-col divide-y">
        {matches.map((match, index) => {
          const page = pageOf(match);
          return (
            <li key={index} className="flex flex-col gap-0.5 py-2">
              <p className="flex flex-wrap items-center gap-2">
                {page ? (
                  <Link
                    to={page}
                    onClick={onLeave}
                    className="font-medium underline-offset-2 hover:underline"
                  >
                    {match.name}
                  </Link>
                ) : (
                  <span className="font-medium">{match.name}</span>
                )}
                {index === 0 && <Badge tone="active">{t('bot.bench.answers')}</Badge>}
              </p>
              <p className="text-[0.8125rem] text-muted">
                {t(`bot.bench.rules.${match.rule}`)} · {t(`bot.matchKinds.${match.matchKind}`)} “
                <span className="text-ink">{match.keyword}</span>”
              </p>
            </li>
          );
        })}
      </ol>
    </div>
  );
}

/** Where a rule can be changed. */
function pageOf({ rule, id, keyword }: BotMatch): string | null {
  switch (rule) {
    case 'intent':
      return id && `/admin/intents?intent=${id}`;
    case 'auto_reply':
      return `/admin/auto-replies?${new URLSearchParams({ q: keyword })}`;
    case 'handoff_keyword':
      return '/admin/handoff-keywords';
    case 'command':
      return '/admin/settings';
  }
}
