import { Module } from '@nestjs/common';
import { BusinessHoursModule } from '../business-hours';
import { PeriodsService } from './periods.service';

@Module({ imports: [BusinessHoursModule], providers: [PeriodsService], exports: [PeriodsService] })
export class MeasuresModule {}
