import { lazy, Suspense } from 'react';
import { Spinner } from '@/components/ui/spinner';
import { loadTextsOf } from '@/lib/i18n/i18n';
import { RequireSignIn } from '@/features/auth/components/require-sign-in';

// The console and everything it brings along, the router too, is not for the login page.
const ConsoleRoutes = lazy(async () => {
  const [{ ConsoleRoutes: Routes }] = await Promise.all([import('./console-routes'), loadTextsOf('frame')]);
  return { default: Routes };
});

// Few ever have to.
const ObligationPage = lazy(async () => {
  const [{ ObligationPage: Page }] = await Promise.all([
    import('@/features/account/components/obligation-page'),
    loadTextsOf('account'),
  ]);
  return { default: Page };
});

export function App() {
  return (
    <RequireSignIn
      obliged={(user, obligation) => (
        <Suspense fallback={<StartingUp />}>
          <ObligationPage key={obligation} user={user} obligation={obligation} />
        </Suspense>
      )}
    >
      {(user) => (
        <Suspense fallback={<StartingUp />}>
          {/* Another role sees another console. */}
          <ConsoleRoutes key={`${user.id} ${user.role}`} user={user} />
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
