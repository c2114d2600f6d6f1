import type { AppConfig } from '@jsk/platform/config/app-config';
import { APP_CONFIG } from '@jsk/platform/config/config.module';
import { Module } from '@nestjs/common';
import { JwtModule } from '@nestjs/jwt';
import { PassportModule } from '@nestjs/passport';
import { AuditModule } from '../audit';
import { BusinessHoursModule } from '../business-hours';
import { OperatorsModule } from '../operators';
import { SettingsModule } from '../settings';
import { AccessTokensService } from './access-tokens.service';
import { AuthController } from './auth.controller';
import { AuthService } from './auth.service';
import { JwtStrategy } from './jwt.strategy';
import { RefreshTokensRepository } from './refresh-tokens.repository';

@Module({
  imports: [
    AuditModule,
    BusinessHoursModule,
    OperatorsModule,
    SettingsModule,
    PassportModule,
    JwtModule.registerAsync({
      inject: [APP_CONFIG],
      useFactory: (config: AppConfig) => ({
        secret: config.jwtSecret,
        signOptions: { algorithm: 'HS256' },
        verifyOptions: { algorithms: ['HS256'] },
      }),
    }),
  ],
  providers: [AccessTokensService, AuthService, JwtStrategy, RefreshTokensRepository],
  exports: [AccessTokensService, AuthService],
})
export class AuthModule {}

/** The doors to the web. */
@Module({ imports: [AuthModule], controllers: [AuthController] })
export class AuthApiModule {}
