export { AuditLogApiModule, AuditLogWorkerModule } from './audit-log.module';
export { AuditRetentionSweeper } from './audit-retention.sweeper';
