export { AvailabilityModule, AvailabilityWorkerModule } from './availability.module';
export { AvailabilityService } from './availability.service';
