export { OfflineTicketsModule, OfflineTicketsWorkerModule } from './offline-tickets.module';
export { OfflineTicketsService } from './offline-tickets.service';
