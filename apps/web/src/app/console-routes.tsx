import type { User } from '@jsk/contracts/auth';
import { Navigate, Route, Routes } from 'react-router';
import { Toaster } from 'sonner';
import { TooltipProvider } from '@/components/ui/tooltip';
import { LiveProvider } from '@/lib/live-provider';
import { useStore } from '@/lib/store';
import { themeStore } from '@/lib/theme';
import { ChatRoute } from './routes/chat.route';

/** The pages for those who are signed in. */
export function ConsoleRoutes({ user }: { user: User }) {
  const theme = useStore(themeStore);
  return (
    <LiveProvider user={user}>
      <TooltipProvider delayDuration={400}>
        <Routes>
          <Route path="/chat" element={<ChatRoute />} />
          <Route path="*" element={<Navigate to="/chat" replace />} />
        </Routes>
        <Toaster theme={theme} position="top-center" closeButton />
      </TooltipProvider>
    </LiveProvider>
  );
}
