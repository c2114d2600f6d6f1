export { AssignmentService } from './assignment.service';
export { QueueService } from './queue.service';
export { RoutingApiModule, RoutingModule, RoutingWorkerModule } from './routing.module';
export { RoutingService } from './routing.service';
