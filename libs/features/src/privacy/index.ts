export { IdentifierMaskingService } from './identifier-masking.service';
export { PrivacyModule } from './privacy.module';
