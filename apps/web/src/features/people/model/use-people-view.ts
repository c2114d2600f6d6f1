import type { OperatorProfile } from '@jsk/contracts/people';
import { roleSchema } from '@jsk/contracts/roles';
import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { z } from 'zod';

/** What an account can be, besides what its person may do. */
export const accountStates = ['active', 'off', 'new'] as const;

const viewSchema = z.object({
  q: z.string().catch(''),
  role: roleSchema.or(z.literal('')).catch(''),
  state: z.enum(accountStates).or(z.literal('')).catch(''),
});

/** Whom the list shows; what is empty does not narrow it. */
export type PeopleView = z.infer<typeof viewSchema>;

/** Kept in the URL, so that a link, a reload or the back button shows the same. */
export function usePeopleView() {
  const [search, setSearch] = useSearchParams();
  const view = useMemo(() => viewOf(search), [search]);
  const changeView = useCallback(
    (change: Partial<PeopleView>) =>
      setSearch(
        (current) => {
          const chosen = Object.entries({ ...viewOf(current), ...change }).filter(([, value]) => value);
          return new URLSearchParams(chosen);
        },
        { replace: true },
      ),
    [setSearch],
  );
  return { view, changeView };
}

function viewOf(search: URLSearchParams): PeopleView {
  return viewSchema.parse(Object.fromEntries(search));
}

const isInState: Record<(typeof accountStates)[number], (operator: OperatorProfile) => boolean> = {
  active: ({ isActive }) => isActive,
  off: ({ isActive }) => !isActive,
  new: ({ lastSignInAt }) => lastSignInAt === null,
};

/** @returns whether the list shows somebody. */
export function matchesView(operator: OperatorProfile, { q, role, state }: PeopleView): boolean {
  const wanted = q.trim().toLocaleLowerCase();
  const names = `${operator.displayName}\n${operator.username}`.toLocaleLowerCase();
  return (
    names.includes(wanted) &&
    (role === '' || operator.role === role) &&
    (state === '' || isInState[state](operator))
  );
}
