import type { CannedVariable } from '@jsk/contracts/canned-variables';
import { UnitOfWork } from '@jsk/platform/database/unit-of-work';
import type { Actor } from '@jsk/platform/http/actor';
import { Injectable } from '@nestjs/common';
import { BusinessHoursService } from '../business-hours';
import { CustomersService } from '../customers';

/** What customers without a name are called. */
const nameless = 'ลูกค้า';

/** Stands where the next opening would, while it is open. */
const now = 'ขณะนี้';

/** What the variables of canned responses are at the moment, in Thai as customers read it. */
@Injectable()
export class CannedValuesService {
  constructor(
    private readonly customers: CustomersService,
    private readonly hours: BusinessHoursService,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  async valuesFor(actor: Actor, lineUserId: string): Promise<Record<CannedVariable, string>> {
    const { sql } = this.unitOfWork;
    const [displayName, hours, opening, today] = await Promise.all([
      this.customers.findName(sql, lineUserId),
      this.hours.describe(sql),
      this.hours.describeOpening(sql),
      this.hours.describeToday(sql),
    ]);
    return {
      'customer.name': displayName || nameless,
      'operator.name': actor.name,
      'business.hours': hours,
      'next.opening': opening.trim() || now,
      today,
    };
  }
}
