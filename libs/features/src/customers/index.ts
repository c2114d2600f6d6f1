export { customerSearchCondition } from './customer-search.policy';
export { CustomerEntity } from './customer.entity';
export { CustomersModule, CustomersWorkerModule } from './customers.module';
export { digestOfErased, type LockedCustomer } from './customers.repository';
export { CustomersService } from './customers.service';
export { findSendingObstacle, type SendingObstacle } from './sending-obstacle.policy';
