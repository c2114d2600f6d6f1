import type { LiveKpis } from '@jsk/contracts/analytics';
import { CacheInvalidation } from '@jsk/platform/cache/cache-invalidation';
import { ShortCache } from '@jsk/platform/cache/short-cache';
import { Clock } from '@jsk/platform/clock/clock';
import { UnitOfWork } from '@jsk/platform/database/unit-of-work';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { BusinessHoursService } from '../business-hours';
import { SettingsService } from '../settings';
import { liveFiguresOf } from './live-kpis.policy';
import { LiveKpisRepository } from './live-kpis.repository';

/** The name under which every process is told that the live figures are others now. */
export const liveFigureChanges = 'live_figures';

/** So old may figures be that many consoles ask for at the same moment, as after a restart. */
const sharedForMs = 1000;

/** How it goes now, for the whole account; docs/metrics.md defines the figures. */
@Injectable()
export class LiveKpisService implements OnModuleInit {
  private readonly shared = new ShortCache(() => this.read(), sharedForMs);

  constructor(
    private readonly figures: LiveKpisRepository,
    private readonly settings: SettingsService,
    private readonly hours: BusinessHoursService,
    private readonly invalidation: CacheInvalidation,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.invalidation.onChange(liveFigureChanges, () => this.shared.forget());
  }

  /** As they are at this moment. */
  async read(): Promise<LiveKpis> {
    const { sql } = this.unitOfWork;
    const at = this.clock.now();
    const [timeZone, targets] = await Promise.all([this.hours.timeZone(sql), this.settings.targets(sql)]);
    const [state, firstContact] = await Promise.all([
      this.figures.readPresent(sql, at, timeZone),
      this.figures.readFirstContact(sql, at),
    ]);
    return {
      at: at.toISOString(),
      waitingSince: state.waitingSince?.toISOString() ?? null,
      operatorsOnline: state.operatorsOnline,
      figures: liveFiguresOf(state, firstContact, targets),
    };
  }

  /** The same, read once for all who ask within a second; for those who are told of every change, too. */
  readShared(): Promise<LiveKpis> {
    return this.shared.get(undefined);
  }
}
