export { BusinessHoursApiModule, BusinessHoursModule } from './business-hours.module';
export { BusinessHoursService } from './business-hours.service';
export { openMsBetween, type OpeningHours } from './opening.policy';
export { todayIn } from './zoned-time';
