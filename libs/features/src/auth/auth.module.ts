import { BullModule } from '@nestjs/bullmq';
import type { AppConfig } from '@jsk/platform/config/app-config';
import { APP_CONFIG } from '@jsk/platform/config/config.module';
import { Module } from '@nestjs/common';
import { JwtModule } from '@nestjs/jwt';
import { AuditModule } from '../audit';
import { BusinessHoursModule } from '../business-hours';
import { SettingsModule } from '../settings';
import { AccessTokensService } from './access-tokens.service';
import { AccountController } from './account.controller';
import { AccountsRepository } from './accounts.repository';
import { AuthController } from './auth.controller';
import { KnownBrowsersService } from './known-browsers.service';
import { MfaChallengesService } from './mfa-challenges.service';
import { OwnPasswordService } from './own-password.service';
import { RequestAuthenticator } from './request-authenticator.service';
import { SecondFactorService } from './second-factor.service';
import { SignInCookies } from './sign-in-cookies';
import { SignInLimits } from './sign-in-limits.service';
import { SignInSessionsService } from './sign-in-sessions.service';
import { SignInStanding } from './sign-in-standing.service';
import { SignInService } from './sign-in.service';
import { SignInsProcessor, signInsQueue, SignInsScheduler } from './sign-ins.processor';
import { SignInsRepository } from './sign-ins.repository';
import { SignedInTokensService } from './signed-in-tokens.service';

const jwtModule = JwtModule.registerAsync({
  inject: [APP_CONFIG],
  useFactory: (config: AppConfig) => ({
    secret: config.jwtSecret,
    signOptions: { algorithm: 'HS256' },
    verifyOptions: { algorithms: ['HS256'] },
  }),
});

/** Who is signed in, and for how long. */
@Module({
  imports: [AuditModule, jwtModule],
  providers: [
    AccessTokensService,
    AccountsRepository,
    RequestAuthenticator,
    SignInSessionsService,
    SignInStanding,
    SignInsRepository,
  ],
  exports: [
    AccessTokensService,
    AccountsRepository,
    RequestAuthenticator,
    SignInSessionsService,
    SignInStanding,
    SignInsRepository,
  ],
})
export class AuthModule {}

/** The doors to the web. */
@Module({
  imports: [AuditModule, AuthModule, BusinessHoursModule, SettingsModule, jwtModule],
  controllers: [AccountController, AuthController],
  providers: [
    KnownBrowsersService,
    MfaChallengesService,
    OwnPasswordService,
    SecondFactorService,
    SignedInTokensService,
    SignInCookies,
    SignInLimits,
    SignInService,
  ],
  exports: [AuthModule],
})
export class AuthApiModule {}

/** Deletes what nobody needs any more. */
@Module({
  imports: [AuthModule, BullModule.registerQueue({ name: signInsQueue })],
  providers: [SignInsProcessor, SignInsScheduler],
})
export class AuthWorkerModule {}
