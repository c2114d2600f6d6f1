export { jobQueues } from './job-queues';
export { JobDashboardApiModule } from './job-dashboard.module';
