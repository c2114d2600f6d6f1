import { lazy, Suspense } from 'react';
import { BrowserRouter, Route, Routes } from 'react-router';
import { Spinner } from '@/components/ui/spinner';
import { loadTextsOf } from '@/lib/i18n/i18n';
import { RequireSignIn } from '@/features/auth/components/require-sign-in';
import { LoginRoute } from './routes/login.route';

// The console and everything it brings along is not for the login page.
const ConsoleRoutes = lazy(async () => {
  const [{ ConsoleRoutes: Routes }] = await Promise.all([import('./console-routes'), loadTextsOf('console')]);
  return { default: Routes };
});

export function App() {
  return (
    <BrowserRouter>
      <Routes>
        <Route path="/login" element={<LoginRoute />} />
        <Route
          path="/*"
          element={
            <RequireSignIn>
              {(user) => (
                <Suspense fallback={<StartingUp />}>
                  <ConsoleRoutes key={user.id} user={user} />
                </Suspense>
              )}
            </RequireSignIn>
          }
        />
      </Routes>
    </BrowserRouter>
  );
}

function StartingUp() {
  return (
    <div className="grid h-dvh place-items-center">
      <Spinner className="size-6 text-muted" />
    </div>
  );
}
