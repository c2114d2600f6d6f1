import type { AppConfig } from '@jsk/platform/config/app-config';
import { APP_CONFIG } from '@jsk/platform/config/config.module';
import { UnitOfWork } from '@jsk/platform/database/unit-of-work';
import { SecretBox } from '@jsk/platform/encryption/secret-box';
import { Inject, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { SealedSecretsRepository } from './sealed-secrets.repository';

/** Encrypts every stored secret with the present key once a process starts that knows the previous one, too. */
@Injectable()
export class SecretRotationService implements OnApplicationBootstrap {
  private readonly logger = new Logger(SecretRotationService.name);

  constructor(
    private readonly secrets: SealedSecretsRepository,
    private readonly box: SecretBox,
    private readonly unitOfWork: UnitOfWork,
    @Inject(APP_CONFIG) private readonly config: AppConfig,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    if (this.config.encryptionKeyPrevious === null) return;
    const count = await this.rotate();
    this.logger.log({ count }, 'Stored secrets are encrypted with the present key');
  }

  /** @returns how many were still encrypted with the previous key. Another process waits, and then finds none. */
  rotate(): Promise<number> {
    return this.unitOfWork.run(async (transaction) => {
      let count = 0;
      for (const secret of await this.secrets.lockAll(transaction)) {
        const anew = this.box.reseal(secret.sealed, secret.purpose);
        if (anew === null) continue;
        await this.secrets.replace(transaction, secret, anew);
        count += 1;
      }
      return count;
    });
  }
}
