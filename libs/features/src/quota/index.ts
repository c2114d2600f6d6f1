export { QuotaApiModule, QuotaModule, QuotaWorkerModule } from './quota.module';
export { QuotaService } from './quota.service';
