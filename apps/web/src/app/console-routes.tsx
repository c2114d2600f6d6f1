import type { User } from '@jsk/contracts/auth';
import { lazy, Suspense } from 'react';
import { createBrowserRouter, Navigate, Route, RouterProvider, Routes } from 'react-router';
import { Toaster } from '@/components/toaster';
import { useSignals } from '@/features/attention/model/use-signals';
import { SessionTimeout } from '@/features/session-timeout/components/session-timeout';
import { TooltipProvider } from '@/components/ui/tooltip';
import { Spinner } from '@/components/ui/spinner';
import { withTexts } from '@/lib/i18n/i18n';
import { LiveProvider } from '@/lib/live-provider';
import { ChatRoute } from './routes/chat.route';
import { ConsoleCommands } from './routes/console-commands';
import { useOpenChat } from './routes/use-open-chat';

// Operators never load it, nor its texts.
const AdminRoutes = lazy(async () => ({
  default: (await withTexts(import('./admin-routes'), 'admin')).AdminRoutes,
}));

const QueueRoute = lazy(async () => ({
  default: (await withTexts(import('./routes/queue.route'))).QueueRoute,
}));

const CustomersRoute = lazy(async () => ({
  default: (await withTexts(import('./routes/customers.route'))).CustomersRoute,
}));

const AccountRoute = lazy(async () => ({
  default: (await withTexts(import('./routes/account.route'), 'account')).AccountRoute,
}));

const AnalyticsRoute = lazy(async () => ({
  default: (await withTexts(import('./routes/analytics.route'), 'admin')).AnalyticsRoute,
}));

// Pages that ask before they are left need a router of this kind.
const router = createBrowserRouter([{ path: '*', element: <ConsolePages /> }]);

/** The pages for those who are signed in. */
export function ConsoleRoutes({ user }: { user: User }) {
  return (
    <LiveProvider user={user}>
      <TooltipProvider delayDuration={400}>
        <RouterProvider router={router} />
        <SessionTimeout />
        <Toaster />
      </TooltipProvider>
    </LiveProvider>
  );
}

function ConsolePages() {
  useSignals(useOpenChat());
  return (
    <>
      <ConsoleCommands />
      <Suspense
        fallback={
          <div className="grid h-dvh place-items-center">
            <Spinner className="size-6 text-muted" />
          </div>
        }
      >
        <Routes>
          <Route path="/chat" element={<ChatRoute />} />
          <Route path="/queue" element={<QueueRoute />} />
          <Route path="/customers" element={<CustomersRoute />} />
          <Route path="/analytics/*" element={<AnalyticsRoute />} />
          <Route path="/account" element={<AccountRoute />} />
          <Route path="/admin/*" element={<AdminRoutes />} />
          <Route path="*" element={<Navigate to="/chat" replace />} />
        </Routes>
      </Suspense>
    </>
  );
}
