import type { User } from '@jsk/contracts/auth';
import type { OperatorReference } from '@jsk/contracts/sessions';
import type { Sql } from '@jsk/platform/database/sql';
import { UnitOfWork } from '@jsk/platform/database/unit-of-work';
import { AppError } from '@jsk/platform/errors/app-error';
import { Injectable } from '@nestjs/common';
import { OperatorsRepository, type OperatorWithLoad } from './operators.repository';

@Injectable()
export class OperatorsService {
  constructor(
    private readonly operators: OperatorsRepository,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  findActive(sql: Sql, id: string): Promise<User | null> {
    return this.operators.findActive(sql, id);
  }

  /** @throws AppError `validation_error` when there is nobody active with this id. */
  async getForTransfer(id: string): Promise<OperatorReference> {
    const operator = await this.operators.findActive(this.unitOfWork.sql, id);
    if (operator) return { id: operator.id, name: operator.displayName };
    const message = 'There is no active operator with this id';
    throw new AppError('validation_error', message, { errors: [{ path: 'toOperatorId', message }] });
  }

  async listWithLoad(): Promise<OperatorWithLoad[]> {
    return this.operators.listWithLoad(this.unitOfWork.sql);
  }
}
