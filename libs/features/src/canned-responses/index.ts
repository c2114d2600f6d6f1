export { CannedResponsesApiModule, CannedResponsesModule } from './canned-responses.module';
export { CannedResponsesService } from './canned-responses.service';
