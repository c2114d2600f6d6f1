export { LeftBehindService } from './left-behind.service';
export { SessionLifecycleModule, SessionLifecycleWorkerModule } from './session-lifecycle.module';
export { SessionLifecycleService } from './session-lifecycle.service';
