export { SessionEntity } from './session.entity';
export { presentSession, sessionColumns, type SessionRow } from './session.presenter';
export { SessionTransfersService } from './session-transfers.service';
export { SessionsModule } from './sessions.module';
export { type HandoffRequest, SessionsService } from './sessions.service';
