import { conversationFilterSchema, type ConversationFilter } from '@jsk/contracts/conversations';
import { useQuery } from '@tanstack/react-query';
import { Tabs } from 'radix-ui';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { conversationCountsOptions } from '@/lib/conversation-queries';
import { capped } from '@/lib/capped';

/** These take up room only while there is something in them. */
const onlyWhenNeeded: readonly ConversationFilter[] = ['snoozed', 'tickets', 'mentions'];

/** More tabs than fit into a narrow list: they scroll sideways, and the chosen one is always in sight. */
export function ConversationTabs({ chosen }: { chosen: ConversationFilter }) {
  const { t } = useTranslation();
  const counts = useQuery(conversationCountsOptions).data;
  const list = useRef<HTMLDivElement>(null);
  const isCounted = counts !== undefined;
  const shown = conversationFilterSchema.options.filter(
    (filter) => filter === chosen || !onlyWhenNeeded.includes(filter) || (counts?.[filter] ?? 0) > 0,
  );
  useEffect(() => {
    const tab = list.current?.querySelector('[data-state=active]');
    tab?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [chosen, isCounted]);
  return (
    <Tabs.List
      ref={list}
      aria-label={t('inbox.tabsLabel')}
      className="scroll-hint-x flex justify-between overflow-x-auto px-2.5 [scrollbar-width:none]"
    >
      {shown.map((filter) => (
        <Tabs.Trigger
          key={filter}
          value={filter}
          className="group relative flex h-10 shrink-0 scroll-mx-8 items-center gap-1 px-1.5 text-[0.8125rem] whitespace-nowrap text-muted transition-colors -outline-offset-2 after:absolute after:inset-x-1.5 after:bottom-0 after:h-0.5 after:rounded-full hover:text-ink data-[state=active]:font-medium data-[state=active]:text-ink data-[state=active]:after:bg-accent pointer-coarse:h-11"
        >
          {t(`inbox.tabs.${filter}`)}
          {counts && (
            <span className="text-[0.75rem] font-normal text-muted tabular-nums">
              {capped(counts[filter])}
            </span>
          )}
        </Tabs.Trigger>
      ))}
    </Tabs.List>
  );
}
