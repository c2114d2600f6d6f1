import {
  ChartColumn,
  ContactRound,
  type LucideIcon,
  MessagesSquare,
  Settings,
  Hourglass,
} from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useMatch } from 'react-router';
import { AccountMenu } from '@/components/account-menu';
import { AlertBanner } from '@/components/alert-banner';
import { ConnectionBanner } from '@/components/connection-banner';
import { VersionBanner } from '@/components/version-banner';
import { Tooltip } from '@/components/ui/tooltip';
import { capped } from '@/lib/capped';
import { cn } from '@/lib/class-names';
import { useTellPresence } from '@/lib/use-tell-presence';

/** What wants this operator. */
interface Attention {
  /** Customers who wait for somebody. */
  waiting: number;
  /** Own chats with something unread. */
  unread: number;
}

interface AppShellProps {
  /** What the page is called by screen readers. */
  title: string;
  attention: Attention;
  /** A phone shows one thing at a time; inside a conversation the bottom bar would only be in the way. */
  hideBottomBar: boolean;
  /** At the foot of the rail; a phone has no room for it. */
  railFoot?: ReactNode;
  children: ReactNode;
}

/** The frame around every page of the console: sections and account at the left, at the bottom on phones. */
export function AppShell({ title, attention, hideBottomBar, railFoot, children }: AppShellProps) {
  useTellPresence();
  return (
    <div className="@container/shell flex h-dvh flex-col overflow-hidden pt-[env(safe-area-inset-top)]">
      <ConnectionBanner />
      <VersionBanner />
      <AlertBanner />
      <div className="flex min-h-0 flex-1 flex-col-reverse @3xl/shell:flex-row">
        <Rail
          attention={attention}
          foot={railFoot}
          className={cn(hideBottomBar && 'hidden @3xl/shell:flex')}
        />
        <main className="flex min-h-0 min-w-0 flex-1">
          <h1 className="sr-only">{title}</h1>
          {children}
        </main>
      </div>
    </div>
  );
}

interface RailProps {
  attention: Attention;
  foot: ReactNode;
  className?: string;
}

function Rail({ attention, foot, className }: RailProps) {
  const { t } = useTranslation();
  return (
    <nav
      aria-label={t('rail.label')}
      className={cn(
        'flex shrink-0 items-center justify-around border-t bg-surface pb-[env(safe-area-inset-bottom)]',
        '@3xl/shell:w-14 @3xl/shell:flex-col @3xl/shell:justify-start @3xl/shell:border-t-0 @3xl/shell:border-r @3xl/shell:py-2',
        className,
      )}
    >
      <RailLink
        to="/chat"
        icon={MessagesSquare}
        label={t('rail.chat')}
        count={attention.unread}
        countLabel={t('inbox.unread', { count: attention.unread })}
        countStyle="bg-accent text-accent-ink"
      />
      <RailLink
        to="/queue"
        icon={Hourglass}
        label={t('rail.queue')}
        count={attention.waiting}
        countLabel={t('queue.waitingCount', { count: attention.waiting })}
        countStyle="bg-status-waiting text-surface"
      />
      <RailLink to="/customers" icon={ContactRound} label={t('rail.customers')} />
      <RailLink to="/analytics" icon={ChartColumn} label={t('rail.analytics')} />
      <RailLink to="/admin" icon={Settings} label={t('rail.admin')} />
      <span className="contents @3xl/shell:mt-auto @3xl/shell:flex @3xl/shell:flex-col @3xl/shell:items-center @3xl/shell:gap-2">
        <span className="hidden @3xl/shell:contents">{foot}</span>
        <AccountMenu />
      </span>
    </nav>
  );
}

interface RailLinkProps {
  to: string;
  icon: LucideIcon;
  label: string;
  /** How many things want the operator there. */
  count?: number;
  /** The same in words. */
  countLabel?: string;
  countStyle?: string;
}

function RailLink({ to, icon: Icon, label, count = 0, countLabel, countStyle }: RailLinkProps) {
  const isOpen = useMatch(`${to}/*`) !== null;
  return (
    <Tooltip label={label} side="right">
      <Link
        to={to}
        aria-label={count > 0 ? `${label}, ${countLabel}` : label}
        aria-current={isOpen ? 'page' : undefined}
        className={cn(
          'relative my-1 grid size-11 place-items-center rounded-xl transition-colors',
          isOpen ? 'bg-accent-soft text-accent' : 'text-muted hover:bg-hover',
        )}
      >
        <Icon aria-hidden className="size-5" />
        {count > 0 && (
          <span
            className={cn(
              'absolute top-1 right-0.5 grid h-4 min-w-4 place-items-center rounded-full px-1 text-[0.625rem] leading-none font-semibold tabular-nums',
              countStyle,
            )}
          >
            {capped(count)}
          </span>
        )}
      </Link>
    </Tooltip>
  );
}
