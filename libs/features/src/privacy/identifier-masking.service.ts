import { UnitOfWork } from '@jsk/platform/database/unit-of-work';
import { AppError } from '@jsk/platform/errors/app-error';
import type { Actor } from '@jsk/platform/http/actor';
import { Injectable } from '@nestjs/common';
import { SettingsService } from '../settings';

/** From whom identifiers of customers are kept, as administrators have chosen. */
@Injectable()
export class IdentifierMaskingService {
  constructor(
    private readonly settings: SettingsService,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  async appliesTo({ role }: Pick<Actor, 'role'>): Promise<boolean> {
    const { maskIdentifiersFor } = await this.settings.privacy(this.unitOfWork.sql);
    return maskIdentifiersFor.some((masked) => masked === role);
  }

  /** @throws AppError `forbidden` for whoever sees identifiers masked. */
  async assertSeesAll(actor: Pick<Actor, 'role'>): Promise<void> {
    if (await this.appliesTo(actor)) {
      throw new AppError('forbidden', 'Identifiers of customers are kept from your role');
    }
  }
}
