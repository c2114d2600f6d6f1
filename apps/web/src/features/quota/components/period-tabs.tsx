import { type QuotaPeriod, quotaPeriodSchema } from '@jsk/contracts/quota';
import { Tabs } from 'radix-ui';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

interface PeriodTabsProps {
  period: QuotaPeriod;
  onPeriodChange: (period: QuotaPeriod) => void;
  children: ReactNode;
}

/** What is below belongs to the chosen period. */
export function PeriodTabs({ period, onPeriodChange, children }: PeriodTabsProps) {
  const { t } = useTranslation('admin');
  return (
    <Tabs.Root
      value={period}
      onValueChange={(value) => onPeriodChange(quotaPeriodSchema.parse(value))}
      className="border-t pt-6"
    >
      <Tabs.List aria-label={t('quota.period.label')} className="inline-flex gap-1 rounded-lg bg-sunken p-1">
        {quotaPeriodSchema.options.map((option) => (
          <Tabs.Trigger
            key={option}
            value={option}
            className="h-8 rounded-md px-3 text-[0.8125rem] text-muted transition-colors hover:text-ink data-[state=active]:bg-raised data-[state=active]:font-medium data-[state=active]:text-ink data-[state=active]:shadow-bubble pointer-coarse:h-11"
          >
            {t(`quota.period.${option}`)}
          </Tabs.Trigger>
        ))}
      </Tabs.List>
      <Tabs.Content value={period} tabIndex={-1} className="mt-6 flex flex-col gap-8 outline-none">
        {children}
      </Tabs.Content>
    </Tabs.Root>
  );
}
