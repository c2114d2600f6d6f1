import { endSignInSession, getMfaState, listSignInSessions } from '@jsk/contracts/account';
import { signOutEverywhere } from '@jsk/contracts/auth';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from '@/lib/api-client';
import { endSignIn } from '@/lib/auth-session';

const mfaKey = ['account', 'mfa'] as const;
const signInsKey = ['account', 'sign-ins'] as const;

/** Other devices change both, and nobody tells this one: what is shown is as new as the page. */
const always = { refetchOnMount: 'always' } as const;

export function useMfaState() {
  return useQuery({
    queryKey: mfaKey,
    queryFn: ({ signal }) => call(getMfaState, {}, { signal }),
    ...always,
  });
}

export function useSignIns() {
  return useQuery({
    queryKey: signInsKey,
    queryFn: async ({ signal }) => (await call(listSignInSessions, {}, { signal })).items,
    ...always,
  });
}

/** After something was changed that both lists may tell about. */
export function useRefreshAccount() {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: ['account'] });
}

export function useEndSignIn() {
  const refresh = useRefreshAccount();
  return useMutation({
    mutationFn: (signInId: string) => call(endSignInSession, { signInId }),
    // Also after a refusal: then it had ended already.
    onSettled: refresh,
  });
}

export function useSignOutEverywhere() {
  return useMutation({
    mutationFn: async () => {
      await call(signOutEverywhere, {});
      // The server has ended this one, too; nobody has to be told why.
      await endSignIn();
    },
  });
}
