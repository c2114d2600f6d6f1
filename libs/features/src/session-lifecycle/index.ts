export { SessionLifecycleService } from './session-lifecycle.service';
export { SessionLifecycleWorkerModule } from './session-lifecycle.module';
