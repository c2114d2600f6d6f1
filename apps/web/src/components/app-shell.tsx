import { MessagesSquare, Settings } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useMatch } from 'react-router';
import { AccountMenu } from '@/components/account-menu';
import { AlertBanner } from '@/components/alert-banner';
import { ConnectionBanner } from '@/components/connection-banner';
import { useTellPresence } from '@/components/presence-menu-items';
import { Tooltip } from '@/components/ui/tooltip';
import { capped } from '@/lib/capped';
import { cn } from '@/lib/class-names';

interface AppShellProps {
  /** What the page is called by screen readers. */
  title: string;
  /** Customers who wait for somebody: shown on the chat section. */
  waitingCount: number;
  /** A phone shows one thing at a time; inside a conversation the bottom bar would only be in the way. */
  hideBottomBar: boolean;
  children: ReactNode;
}

/** The frame around every page of the console: sections and account at the left, at the bottom on phones. */
export function AppShell({ title, waitingCount, hideBottomBar, children }: AppShellProps) {
  useTellPresence();
  return (
    <div className="@container/shell flex h-dvh flex-col overflow-hidden pt-[env(safe-area-inset-top)]">
      <ConnectionBanner />
      <AlertBanner />
      <div className="flex min-h-0 flex-1 flex-col-reverse @3xl/shell:flex-row">
        <Rail waitingCount={waitingCount} className={cn(hideBottomBar && 'hidden @3xl/shell:flex')} />
        <main className="flex min-h-0 min-w-0 flex-1">
          <h1 className="sr-only">{title}</h1>
          {children}
        </main>
      </div>
    </div>
  );
}

function Rail({ waitingCount, className }: { waitingCount: number; className?: string }) {
  const { t } = useTranslation();
  const isChat = useMatch('/chat') !== null;
  const isAdmin = useMatch('/admin/*') !== null;
  const waiting = waitingCount > 0 && capped(waitingCount);
  return (
    <nav
      aria-label={t('rail.label')}
      className={cn(
        'flex shrink-0 items-center justify-around border-t bg-surface pb-[env(safe-area-inset-bottom)]',
        '@3xl/shell:w-14 @3xl/shell:flex-col @3xl/shell:justify-between @3xl/shell:border-t-0 @3xl/shell:border-r @3xl/shell:py-2',
        className,
      )}
    >
      <Tooltip label={t('rail.chat')} side="right">
        <Link
          to="/chat"
          aria-label={waiting ? `${t('rail.chat')}, ${t('inbox.tabs.waiting')} ${waiting}` : t('rail.chat')}
          aria-current={isChat ? 'page' : undefined}
          className={cn(
            'relative my-1 grid size-11 place-items-center rounded-xl transition-colors',
            isChat ? 'bg-accent-soft text-accent' : 'text-muted hover:bg-hover',
          )}
        >
          <MessagesSquare aria-hidden className="size-5" />
          {waiting && (
            <span className="absolute top-1 right-0.5 grid h-4 min-w-4 place-items-center rounded-full bg-status-waiting px-1 text-[0.625rem] leading-none font-semibold text-surface tabular-nums">
              {waiting}
            </span>
          )}
        </Link>
      </Tooltip>
      <Tooltip label={t('rail.admin')} side="right">
        <Link
          to="/admin"
          aria-label={t('rail.admin')}
          aria-current={isAdmin ? 'page' : undefined}
          className={cn(
            'my-1 grid size-11 place-items-center rounded-xl transition-colors @3xl/shell:mb-auto',
            isAdmin ? 'bg-accent-soft text-accent' : 'text-muted hover:bg-hover',
          )}
        >
          <Settings aria-hidden className="size-5" />
        </Link>
      </Tooltip>
      <AccountMenu side="top" />
    </nav>
  );
}
