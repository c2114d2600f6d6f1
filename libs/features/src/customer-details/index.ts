export { CustomerDetailsApiModule } from './customer-details.module';
