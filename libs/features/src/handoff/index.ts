export { HandoffApiModule, HandoffModule, HandoffWorkerModule } from './handoff.module';
export { HandoffService } from './handoff.service';
export { QueuePlacesService } from './queue-places.service';
