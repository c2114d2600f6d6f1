export { CustomerDirectoryApiModule } from './customer-directory.module';
