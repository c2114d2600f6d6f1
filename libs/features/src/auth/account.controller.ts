import {
  beginMfaEnrolment,
  changePassword,
  confirmMfaEnrolment,
  disableMfa,
  endSignInSession,
  getMfaState,
  listSignInSessions,
  type MfaState,
  type RecoveryCodes,
  renewRecoveryCodes,
  type SignInSession,
} from '@jsk/contracts/account';
import { type Actor, SignedIn } from '@jsk/platform/http/actor';
import { Input, type Parsed, Serves } from '@jsk/platform/http/serves';
import { Controller } from '@nestjs/common';
import { OwnPasswordService } from './own-password.service';
import { SecondFactorService } from './second-factor.service';
import { SignInSessionsService } from './sign-in-sessions.service';
import { CurrentSignIn } from './signed-in-user';

/** What people do about their own account. */
@Controller()
export class AccountController {
  constructor(
    private readonly password: OwnPasswordService,
    private readonly secondFactor: SecondFactorService,
    private readonly sessions: SignInSessionsService,
  ) {}

  @Serves(changePassword)
  async changePassword(
    @SignedIn() actor: Actor,
    @CurrentSignIn() signInId: string,
    @Input() passwords: Parsed<typeof changePassword>,
  ): Promise<void> {
    await this.password.change(actor, signInId, passwords);
  }

  @Serves(getMfaState)
  mfaState(@SignedIn() actor: Actor): Promise<MfaState> {
    return this.secondFactor.state(actor);
  }

  @Serves(beginMfaEnrolment)
  beginMfa(
    @SignedIn() actor: Actor,
    @CurrentSignIn() signInId: string,
    @Input() { currentPassword }: Parsed<typeof beginMfaEnrolment>,
  ): Promise<{ secret: string; uri: string }> {
    return this.secondFactor.begin(actor, signInId, currentPassword);
  }

  @Serves(confirmMfaEnrolment)
  confirmMfa(
    @SignedIn() actor: Actor,
    @CurrentSignIn() signInId: string,
    @Input() { code }: Parsed<typeof confirmMfaEnrolment>,
  ): Promise<RecoveryCodes> {
    return this.secondFactor.confirm(actor, signInId, code);
  }

  @Serves(renewRecoveryCodes)
  renewRecoveryCodes(
    @SignedIn() actor: Actor,
    @CurrentSignIn() signInId: string,
    @Input() { code }: Parsed<typeof renewRecoveryCodes>,
  ): Promise<RecoveryCodes> {
    return this.secondFactor.renewRecoveryCodes(actor, signInId, code);
  }

  @Serves(disableMfa)
  disableMfa(
    @SignedIn() actor: Actor,
    @CurrentSignIn() signInId: string,
    @Input() given: Parsed<typeof disableMfa>,
  ): Promise<MfaState> {
    return this.secondFactor.disable(actor, signInId, given);
  }

  @Serves(listSignInSessions)
  async listSessions(
    @SignedIn() { operatorId }: Actor,
    @CurrentSignIn() signInId: string,
  ): Promise<{ items: SignInSession[] }> {
    return { items: await this.sessions.list(operatorId, signInId) };
  }

  @Serves(endSignInSession)
  async endSession(
    @SignedIn() actor: Actor,
    @Input() { signInId }: Parsed<typeof endSignInSession>,
  ): Promise<Record<string, never>> {
    await this.sessions.end(actor, signInId);
    return {};
  }
}
