import { conversationSortSchema, maxFilterTags } from '@jsk/contracts/conversations';
import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { SwitchField } from '@/components/switch-field';
import { TagPickerList } from '@/components/tag-picker-list';
import { Select } from '@/components/ui/select';
import { type ListView, ownSortOf, sortOf } from '@/lib/conversation-queries';
import { tagsOptions } from '@/lib/tag-queries';
import type { ViewChange } from '../model/view-filters';

interface FilterFieldsProps {
  view: ListView;
  onViewChange: (change: ViewChange) => void;
}

/** What is in the popover of the filters; loaded when it is opened. */
export function FilterFields({ view, onViewChange }: FilterFieldsProps) {
  const { t } = useTranslation();
  const sortId = useId();
  const { tagIds = [], status, unreadOnly } = view;
  const chosen = (useQuery(tagsOptions).data ?? []).filter(({ id }) => tagIds.includes(id));

  return (
    <>
      <div className="flex flex-col gap-3 border-b p-3">
        <label htmlFor={sortId} className="flex flex-col gap-1.5 font-medium">
          {t('inbox.filters.sort')}
          <Select
            id={sortId}
            value={sortOf(view)}
            onChange={({ target }) => {
              const sort = conversationSortSchema.parse(target.value);
              onViewChange({ sort: sort === ownSortOf(status) ? undefined : sort });
            }}
          >
            {conversationSortSchema.options.map((sort) => (
              <option key={sort} value={sort}>
                {t(`inbox.filters.sorts.${sort}`)}
              </option>
            ))}
          </Select>
        </label>
        <SwitchField
          label={t('inbox.unreadOnly')}
          value={unreadOnly}
          onChange={(next) => onViewChange({ unreadOnly: next })}
        />
      </div>
      <p className="px-3 pt-3 pb-1 font-medium">{t('inbox.filters.tags')}</p>
      <TagPickerList
        selected={chosen}
        onAdd={({ id }) => onViewChange({ tagIds: [...tagIds, id].slice(0, maxFilterTags) })}
        onRemove={({ id }) => onViewChange({ tagIds: tagIds.filter((one) => one !== id) })}
      />
    </>
  );
}
