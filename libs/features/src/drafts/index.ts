export { DraftsApiModule, DraftsWorkerModule } from './drafts.module';
export { DraftsService } from './drafts.service';
