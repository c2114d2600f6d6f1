export { AccessTokensService } from './access-tokens.service';
export { mediaCookie } from './auth.controller';
export { AuthApiModule, AuthModule } from './auth.module';
export { RefreshTokenEntity } from './refresh-token.entity';
