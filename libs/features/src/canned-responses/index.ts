export { CannedResponseEntity } from './canned-response.entity';
export { CannedResponsesApiModule } from './canned-responses.module';
