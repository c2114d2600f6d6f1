export { ReportsApiModule } from './reports.module';
