import { conversationFilterSchema } from '@jsk/contracts/conversations';
import { useQuery } from '@tanstack/react-query';
import { Tabs } from 'radix-ui';
import { useTranslation } from 'react-i18next';
import { conversationCountsOptions } from '@/lib/conversation-queries';
import { capped } from '@/lib/capped';

export function ConversationTabs() {
  const { t } = useTranslation();
  const counts = useQuery(conversationCountsOptions).data;
  return (
    <Tabs.List
      aria-label={t('inbox.tabsLabel')}
      className="flex justify-between overflow-x-auto px-2.5 [scrollbar-width:none]"
    >
      {conversationFilterSchema.options.map((filter) => (
        <Tabs.Trigger
          key={filter}
          value={filter}
          className="group relative flex h-10 shrink-0 items-center gap-1 px-1.5 text-[0.8125rem] whitespace-nowrap text-muted transition-colors -outline-offset-2 after:absolute after:inset-x-1.5 after:bottom-0 after:h-0.5 after:rounded-full hover:text-ink data-[state=active]:font-medium data-[state=active]:text-ink data-[state=active]:after:bg-accent pointer-coarse:h-11"
        >
          {t(`inbox.tabs.${filter}`)}
          {counts && (
            <span className="text-[0.6875rem] text-muted tabular-nums">{capped(counts[filter])}</span>
          )}
        </Tabs.Trigger>
      ))}
    </Tabs.List>
  );
}
