export { ForgottenFilesService } from './forgotten-files.service';
export { ForgottenJobsService } from './forgotten-jobs.service';
export { PersonalDataApiModule, PersonalDataWorkerModule } from './personal-data.module';
export { TextRetentionService } from './text-retention.service';
