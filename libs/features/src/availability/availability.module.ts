import { Module } from '@nestjs/common';
import { AvailabilityRepository } from './availability.repository';
import { AvailabilityService } from './availability.service';
import { AvailabilitySweeper } from './availability.sweeper';

@Module({ providers: [AvailabilityRepository, AvailabilityService], exports: [AvailabilityService] })
export class AvailabilityModule {}

@Module({ imports: [AvailabilityModule], providers: [AvailabilitySweeper] })
export class AvailabilityWorkerModule {}
