export { promises } from './promises';
export { SlaApiModule, SlaModule, SlaWorkerModule } from './sla.module';
export { SlaBreachesRepository } from './sla-breaches.repository';
export { SlaService } from './sla.service';
