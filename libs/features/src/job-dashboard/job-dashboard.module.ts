import { Module } from '@nestjs/common';
import { AuditModule } from '../audit';
import { AuthModule } from '../auth';
import { JobDashboardController } from './job-dashboard.controller';
import { JobDashboardService } from './job-dashboard.service';

@Module({
  imports: [AuditModule, AuthModule],
  controllers: [JobDashboardController],
  providers: [JobDashboardService],
})
export class JobDashboardApiModule {}
