import type { Obligation } from '@jsk/contracts/auth';
import type { Actor, Origin } from '@jsk/platform/http/actor';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';

/** Who makes a request, as its access token says: `request.user`. */
export interface SignedInUser extends Omit<Actor, keyof Origin> {
  readonly signInId: string;
  /** While there is one, nothing but the own account is open. */
  readonly obligation: Obligation | null;
}

/** The id of the sign-in that a request was made with. */
export const CurrentSignIn = createParamDecorator((_: unknown, context: ExecutionContext): string => {
  return context.switchToHttp().getRequest<{ user: SignedInUser }>().user.signInId;
});
