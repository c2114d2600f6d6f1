import type { Transaction } from '@jsk/platform/database/unit-of-work';
import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { RefreshTokenEntity } from './refresh-token.entity';

@Injectable()
export class RefreshTokensRepository {
  async insert(
    transaction: Transaction,
    token: Pick<RefreshTokenEntity, 'id' | 'familyId' | 'operatorId' | 'tokenHash' | 'expiresAt'>,
  ): Promise<void> {
    await transaction.entities.insert(RefreshTokenEntity, token);
  }

  /** Locks the token, so that of two parallel refreshes one sees what the other did. */
  async findForUpdate(transaction: Transaction, tokenHash: string): Promise<RefreshTokenEntity | null> {
    return transaction.entities.findOne(RefreshTokenEntity, {
      where: { tokenHash },
      lock: { mode: 'pessimistic_write' },
    });
  }

  async markRotated(transaction: Transaction, id: string, at: Date): Promise<void> {
    await transaction.entities.update(RefreshTokenEntity, { id, rotatedAt: IsNull() }, { rotatedAt: at });
  }

  async revokeFamily(transaction: Transaction, familyId: string, at: Date): Promise<void> {
    await transaction.entities.update(
      RefreshTokenEntity,
      { familyId, revokedAt: IsNull() },
      { revokedAt: at },
    );
  }

  async revokeAllOf(transaction: Transaction, operatorId: string, at: Date): Promise<void> {
    await transaction.entities.update(
      RefreshTokenEntity,
      { operatorId, revokedAt: IsNull() },
      { revokedAt: at },
    );
  }
}
