export { CustomerSignalsApiModule, CustomerSignalsWorkerModule } from './customer-signals.module';
