import {
  type BusinessHours,
  createBusinessDay,
  deleteBusinessDay,
  endBusinessHoursOverride,
  getBusinessHours,
  type HolidayImport,
  importHolidays,
  overrideBusinessHours,
  updateBusinessDay,
  updateBusinessHours,
} from '@jsk/contracts/business-hours';
import { type Actor, SignedIn } from '@jsk/platform/http/actor';
import { Input, type Parsed, Serves } from '@jsk/platform/http/serves';
import { Controller } from '@nestjs/common';
import { BusinessHoursService } from './business-hours.service';

@Controller()
export class BusinessHoursController {
  constructor(private readonly hours: BusinessHoursService) {}

  @Serves(getBusinessHours)
  get(): Promise<BusinessHours> {
    return this.hours.get();
  }

  @Serves(updateBusinessHours)
  update(
    @SignedIn() actor: Actor,
    @Input() hours: Parsed<typeof updateBusinessHours>,
  ): Promise<BusinessHours> {
    return this.hours.update(actor, hours);
  }

  @Serves(overrideBusinessHours)
  override(
    @SignedIn() actor: Actor,
    @Input() override: Parsed<typeof overrideBusinessHours>,
  ): Promise<BusinessHours> {
    return this.hours.override(actor, override);
  }

  @Serves(endBusinessHoursOverride)
  endOverride(@SignedIn() actor: Actor): Promise<BusinessHours> {
    return this.hours.endOverride(actor);
  }

  @Serves(createBusinessDay)
  createDay(
    @SignedIn() actor: Actor,
    @Input() day: Parsed<typeof createBusinessDay>,
  ): Promise<BusinessHours> {
    return this.hours.createDay(actor, day);
  }

  @Serves(importHolidays)
  import(@SignedIn() actor: Actor, @Input() list: Parsed<typeof importHolidays>): Promise<HolidayImport> {
    return this.hours.importHolidays(actor, list);
  }

  @Serves(updateBusinessDay)
  updateDay(
    @SignedIn() actor: Actor,
    @Input() day: Parsed<typeof updateBusinessDay>,
  ): Promise<BusinessHours> {
    return this.hours.updateDay(actor, day);
  }

  @Serves(deleteBusinessDay)
  deleteDay(
    @SignedIn() actor: Actor,
    @Input() { date }: Parsed<typeof deleteBusinessDay>,
  ): Promise<BusinessHours> {
    return this.hours.deleteDay(actor, date);
  }
}
