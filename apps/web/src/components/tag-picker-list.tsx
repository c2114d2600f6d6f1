import { isAdministrator } from '@jsk/contracts/roles';
import { type Tag, tagColors, type TagColor, tagLimits } from '@jsk/contracts/tags';
import { useQuery } from '@tanstack/react-query';
import { Command } from 'cmdk';
import { Check, Plus, Search } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toast } from '@/lib/toast';
import { problemText } from '@/lib/i18n/problem-text';
import { useLive } from '@/lib/live-context';
import { tagsOptions, useCreateTag } from '@/lib/tag-queries';
import { TagDot } from './tag-dot';
import type { TagPickerProps } from './tag-picker';
import { ErrorState } from './error-state';
import { Skeleton } from './ui/skeleton';

const itemStyle =
  'flex min-h-9 cursor-pointer items-center gap-2.5 rounded-lg px-2.5 data-[selected=true]:bg-hover pointer-coarse:min-h-11';

/** What is in the popover of the picker; loaded when it is opened. */
export function TagPickerList({ selected, onAdd, onRemove, mayCreate = false }: TagPickerProps) {
  const { t } = useTranslation();
  const { user } = useLive();
  const tags = useQuery(tagsOptions);
  const [search, setSearch] = useState('');
  const wanted = search.trim();
  const known = tags.data ?? [];
  const matches = known.filter(({ name }) => name.toLowerCase().includes(wanted.toLowerCase()));
  const exists = known.some(({ name }) => name.toLowerCase() === wanted.toLowerCase());
  const creates =
    mayCreate && isAdministrator(user.role) && wanted !== '' && !exists && wanted.length <= tagLimits.name;
  const isSelected = (tag: Tag) => selected.some(({ id }) => id === tag.id);

  if (tags.isLoadingError) {
    return <ErrorState title={t('tags.loadError')} onRetry={() => void tags.refetch()} />;
  }
  return (
    <Command label={t('tags.listLabel')} shouldFilter={false} loop>
      <div className="flex items-center gap-2 border-b px-3">
        <Search aria-hidden className="size-4 shrink-0 text-muted" />
        <Command.Input
          autoFocus
          value={search}
          onValueChange={setSearch}
          placeholder={t('tags.search')}
          className="h-10 w-full min-w-0 bg-transparent outline-none"
        />
      </div>
      <Command.List label={t('tags.listLabel')} className="max-h-64 overflow-y-auto p-1">
        {tags.isPending && <Skeleton className="m-2 h-16 rounded-md" />}
        {matches.map((tag) => (
          <Command.Item
            key={tag.id}
            value={tag.id}
            aria-checked={isSelected(tag)}
            onSelect={() => (isSelected(tag) ? onRemove(tag) : onAdd(tag))}
            className={itemStyle}
          >
            <TagDot color={tag.color} />
            <span dir="auto" className="min-w-0 flex-1 truncate">
              {tag.name}
            </span>
            {isSelected(tag) && <Check aria-hidden className="size-4 shrink-0 text-accent" />}
          </Command.Item>
        ))}
        {creates && <CreateItem name={wanted} color={leastUsedColor(known)} onCreated={onAdd} />}
        {tags.data && matches.length === 0 && !creates && (
          <p className="px-2.5 py-3 text-muted">
            {t(wanted !== '' ? 'tags.noMatch' : mayCreate ? 'tags.emptyMayCreate' : 'tags.empty')}
          </p>
        )}
      </Command.List>
    </Command>
  );
}

function CreateItem(props: { name: string; color: TagColor; onCreated: (tag: Tag) => void }) {
  const { name, color, onCreated } = props;
  const { t } = useTranslation();
  const create = useCreateTag();
  return (
    <Command.Item
      value="create"
      disabled={create.isPending}
      onSelect={() =>
        create.mutate(
          { name, color },
          { onSuccess: onCreated, onError: (error) => toast.error(problemText(t, error)) },
        )
      }
      className={itemStyle}
    >
      <Plus aria-hidden className="size-4 shrink-0 text-muted" />
      <span dir="auto" className="min-w-0 truncate">
        {t('tags.createOf', { name })}
      </span>
    </Command.Item>
  );
}

/** So that neighbours look different without anybody choosing. */
function leastUsedColor(tags: readonly Tag[]): TagColor {
  const uses = (color: TagColor) => tags.filter((tag) => tag.color === color).length;
  return [...tagColors].sort((a, b) => uses(a) - uses(b))[0] ?? 'gray';
}
