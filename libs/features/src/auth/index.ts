export { AccessTokensService, assertNoObligation } from './access-tokens.service';
export { AccountsRepository } from './accounts.repository';
export { AuthApiModule, AuthModule, AuthWorkerModule } from './auth.module';
export { mediaCookie } from './sign-in-cookies';
export { RequestAuthenticator } from './request-authenticator.service';
export { recoverSignIn } from './sign-in-recovery';
export { SignInSessionsService } from './sign-in-sessions.service';
export { SignInStanding } from './sign-in-standing.service';
export type { SignedInUser } from './signed-in-user';
