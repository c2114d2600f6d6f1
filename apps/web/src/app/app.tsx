import { lazy, Suspense } from 'react';
import { Spinner } from '@/components/ui/spinner';
import { loadTextsOf } from '@/lib/i18n/i18n';
import { RequireSignIn } from '@/features/auth/components/require-sign-in';

// The console and everything it brings along, the router too, is not for the login page.
const ConsoleRoutes = lazy(async () => {
  const [{ ConsoleRoutes: Routes }] = await Promise.all([import('./console-routes'), loadTextsOf('frame')]);
  return { default: Routes };
});

export function App() {
  return (
    <RequireSignIn>
      {(user) => (
        <Suspense fallback={<StartingUp />}>
          <ConsoleRoutes key={user.id} user={user} />
        </Suspense>
      )}
    </RequireSignIn>
  );
}

function StartingUp() {
  return (
    <div className="grid h-dvh place-items-center">
      <Spinner className="size-6 text-muted" />
    </div>
  );
}
