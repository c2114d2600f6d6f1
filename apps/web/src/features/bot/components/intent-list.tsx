import type { Intent } from '@jsk/contracts/bot-rules';
import { useQuery } from '@tanstack/react-query';
import { Headset } from 'lucide-react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { toast } from '@/lib/toast';
import { Badge } from '@/components/ui/badge';
import { Switch } from '@/components/ui/switch';
import { cn } from '@/lib/class-names';
import { problemText } from '@/lib/i18n/problem-text';
import { skillsOptions } from '@/lib/skill-queries';
import { useDeleteIntent, useStoreIntent } from '../api/intents';
import { groupIntents } from '../model/intent-groups';
import { DeleteButton } from './delete-button';

interface IntentListProps {
  intents: readonly Intent[];
  onOpen: (id: string) => void;
}

export function IntentList({ intents, onOpen }: IntentListProps) {
  return (
    <div className="flex flex-col gap-6">
      {groupIntents(intents).map(([category, group]) => (
        <IntentGroup key={category} category={category} intents={group} onOpen={onOpen} />
      ))}
    </div>
  );
}

function IntentGroup({ category, intents, onOpen }: IntentListProps & { category: string }) {
  const { t } = useTranslation('admin');
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <h3 id={id} className="mb-2 flex items-baseline gap-2 font-semibold">
        {category || t('intents.noCategory')}
        <span className="text-xs font-normal text-muted tabular-nums">{intents.length}</span>
      </h3>
      <ul className="divide-y rounded-xl border bg-surface">
        {intents.map((intent) => (
          <IntentRow key={intent.id} intent={intent} onOpen={() => onOpen(intent.id)} />
        ))}
      </ul>
    </section>
  );
}

function IntentRow({ intent, onOpen }: { intent: Intent; onOpen: () => void }) {
  const { t } = useTranslation('admin');
  const { t: tCommon } = useTranslation();
  const store = useStoreIntent();
  const remove = useDeleteIntent();
  const { id, name, keywords, responses } = intent;
  // As it was asked for, until the server has said how it is.
  const isActive = store.isPending ? (store.variables.input.isActive ?? true) : intent.isActive;

  function switchTo(next: boolean): void {
    const { id: _, updatedAt: __, ...input } = intent;
    store.mutate(
      { id, input: { ...input, isActive: next } },
      { onError: (error) => toast.error(problemText(tCommon, error)) },
    );
  }

  return (
    <li aria-label={name} className="flex items-center gap-3 py-1.5 pr-1.5 pl-4">
      <Switch
        aria-label={t('bot.activeOf', { name })}
        checked={isActive}
        disabled={store.isPending}
        onCheckedChange={switchTo}
      />
      <button
        type="button"
        onClick={onOpen}
        className={cn(
          'flex min-w-0 flex-1 flex-col rounded-lg px-2 py-1.5 text-left hover:bg-hover',
          !isActive && 'text-muted',
        )}
      >
        <span className="flex max-w-full flex-wrap items-center gap-x-2 gap-y-1">
          <span className="min-w-0 truncate font-medium">{name}</span>
          <HandoffBadge intent={intent} />
        </span>
        <span className="line-clamp-1 text-[0.8125rem] wrap-anywhere text-muted">
          {t('intents.keywordCount', { number: keywords.length })}
          {' · '}
          {t('intents.responseCount', { number: responses.length })}
          {' · '}
          {keywords
            .slice(0, 6)
            .map(({ keyword }) => keyword)
            .join(', ')}
        </span>
      </button>
      <DeleteButton section="intents" id={id} name={name} remove={remove} />
    </li>
  );
}

function HandoffBadge({ intent: { handsOff, skillId } }: { intent: Intent }) {
  const { t } = useTranslation('admin');
  const skills = useQuery(skillsOptions);
  if (!handsOff) return null;
  const skill = skills.data?.find(({ id }) => id === skillId)?.name;
  return (
    <Badge tone="waiting">
      <Headset aria-hidden />
      <span className="truncate">{skill ? t('intents.handsOffTo', { skill }) : t('intents.handsOff')}</span>
    </Badge>
  );
}
