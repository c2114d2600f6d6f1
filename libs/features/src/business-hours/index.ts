export { BusinessHoursApiModule, BusinessHoursModule } from './business-hours.module';
export { BusinessHoursService } from './business-hours.service';
export { todayIn } from './zoned-time';
