import { Module } from '@nestjs/common';
import { AlertsModule } from '../alerts';
import { CustomersModule } from '../customers';
import { MessagesModule } from '../messages';
import { SessionsModule } from '../sessions';
import { SettingsModule } from '../settings';
import { VisibilityModule } from '../visibility';
import { AssignmentService } from './assignment.service';
import { NobodyOnlineService } from './nobody-online.service';
import { QueueRepository } from './queue.repository';
import { QueueService } from './queue.service';
import { RoutingController } from './routing.controller';
import { RoutingListener } from './routing.listener';
import { RoutingRepository } from './routing.repository';
import { RoutingService } from './routing.service';
import { RoutingSweeper } from './routing.sweeper';

/** Listens wherever something happens: in the API, and where only jobs run. */
@Module({
  imports: [CustomersModule, MessagesModule, SessionsModule, SettingsModule, VisibilityModule],
  providers: [
    AssignmentService,
    QueueRepository,
    QueueService,
    RoutingListener,
    RoutingRepository,
    RoutingService,
  ],
  exports: [AssignmentService, QueueService, RoutingRepository, RoutingService],
})
export class RoutingModule {}

@Module({ imports: [RoutingModule], controllers: [RoutingController] })
export class RoutingApiModule {}

@Module({ imports: [AlertsModule, RoutingModule], providers: [NobodyOnlineService, RoutingSweeper] })
export class RoutingWorkerModule {}
