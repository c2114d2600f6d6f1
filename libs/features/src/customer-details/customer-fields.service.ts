import {
  type CustomerField,
  customerFieldLimits,
  type CustomerFieldValue,
  type updateCustomerField,
  type writeCustomerField,
} from '@jsk/contracts/customer-details';
import type { ErrorCode } from '@jsk/contracts/problem';
import { Clock } from '@jsk/platform/clock/clock';
import { type Transaction, UnitOfWork } from '@jsk/platform/database/unit-of-work';
import { AppError } from '@jsk/platform/errors/app-error';
import type { Actor } from '@jsk/platform/http/actor';
import type { Parsed } from '@jsk/platform/http/serves';
import { Injectable } from '@nestjs/common';
import { AuditService } from '../audit';
import { CustomersService } from '../customers';
import { IdentifierMaskingService } from '../privacy';
import { problemOfValue } from './customer-field.policy';
import { CustomerFieldsRepository } from './customer-fields.repository';

/** What the team wants to know of every customer, and what it knows. */
@Injectable()
export class CustomerFieldsService {
  constructor(
    private readonly fields: CustomerFieldsRepository,
    private readonly customers: CustomersService,
    private readonly masking: IdentifierMaskingService,
    private readonly audit: AuditService,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  list(): Promise<CustomerField[]> {
    return this.fields.list(this.unitOfWork.sql);
  }

  /** @throws AppError `conflict` when there is one of this name, or when there are enough. */
  create(actor: Actor, field: Omit<CustomerField, 'id'>): Promise<CustomerField> {
    return this.unitOfWork.run(async (transaction) => {
      await this.assertNameIsFree(transaction, field.name, null);
      const choices = field.kind === 'choice' ? field.choices : [];
      const id = await this.fields.insert(transaction, { ...field, choices }, this.clock.now());
      const created = { ...field, id, choices };
      await this.record(transaction, actor, 'customer_field.created', id, { after: created });
      return created;
    });
  }

  /**
   * @throws AppError `not_found`, `conflict` when another one has this name, or `forbidden` for whoever would see more by it.
   */
  update(
    actor: Actor,
    { fieldId, name, choices, isPersonal }: Parsed<typeof updateCustomerField>,
  ): Promise<CustomerField> {
    return this.unitOfWork.run(async (transaction) => {
      await this.assertNameIsFree(transaction, name, fieldId);
      const before = await this.get(transaction, fieldId);
      if (before.isPersonal && !isPersonal) await this.masking.assertSeesAll(actor);
      if (before.kind === 'choice' && choices.length === 0) {
        throw invalid('choices', 'must name something to choose');
      }
      const after = { ...before, name, choices: before.kind === 'choice' ? choices : [], isPersonal };
      await this.fields.update(transaction, after);
      await this.record(transaction, actor, 'customer_field.changed', fieldId, { before, after });
      return after;
    });
  }

  /** @throws AppError `not_found`. */
  delete(actor: Actor, fieldId: string): Promise<void> {
    return this.unitOfWork.run(async (transaction) => {
      await this.fields.lockAll(transaction);
      const before = await this.get(transaction, fieldId);
      const customers = await this.fields.delete(transaction, fieldId);
      await this.record(transaction, actor, 'customer_field.deleted', fieldId, { before, customers });
    });
  }

  /**
   * @throws AppError `not_found`, `validation_error`, `forbidden` for whoever sees only a part of what is there, or
   * `conflict` when it is not the version that is there.
   */
  write(
    actor: Actor,
    { lineUserId, fieldId, value, version }: Parsed<typeof writeCustomerField>,
  ): Promise<CustomerFieldValue> {
    return this.unitOfWork.run(async (transaction) => {
      await this.customers.lock(transaction, lineUserId);
      const field = await this.get(transaction, fieldId);
      if (field.isPersonal) await this.masking.assertSeesAll(actor);
      const problem = value === null ? null : problemOfValue(field, value);
      if (problem) throw invalid('value', problem);
      const before = await this.fields.findValue(transaction, lineUserId, fieldId);
      if ((before?.version ?? 0) !== version) {
        throw invalid('value', 'was changed by somebody else meanwhile', 'conflict');
      }
      const written = await this.fields.saveValue(transaction, lineUserId, fieldId, value);
      transaction.publish('customer.changed', { lineUserId });
      // Not the values: what is known of a customer must be erasable, and the log is not.
      const detail = { field: field.name, isEmptied: value === null };
      const subject = { subjectType: 'customer', subjectId: lineUserId };
      await this.audit.record(transaction, actor, { action: 'customer.field_written', ...subject, detail });
      return { fieldId, value, version: written };
    });
  }

  private async get(transaction: Transaction, fieldId: string): Promise<CustomerField> {
    const field = await this.fields.find(transaction, fieldId);
    if (!field) throw new AppError('not_found', 'There is no field with this id');
    return field;
  }

  /** @param fieldId null: it is to be a new one */
  private async assertNameIsFree(
    transaction: Transaction,
    name: string,
    fieldId: string | null,
  ): Promise<void> {
    await this.fields.lockAll(transaction);
    const fields = await this.fields.list(transaction);
    const isTaken = fields.some(
      (field) => field.id !== fieldId && field.name.toLowerCase() === name.toLowerCase(),
    );
    if (isTaken) throw invalid('name', `There is a field named ${name} already`, 'conflict');
    if (fieldId === null && fields.length >= customerFieldLimits.fields) {
      throw new AppError('conflict', `There are ${customerFieldLimits.fields} fields already`);
    }
  }

  private record(
    transaction: Transaction,
    actor: Actor,
    action: string,
    fieldId: string,
    detail: Record<string, unknown>,
  ): Promise<void> {
    const subject = { subjectType: 'customer_field', subjectId: fieldId };
    return this.audit.record(transaction, actor, { action, ...subject, detail });
  }
}

function invalid(path: string, message: string, code: ErrorCode = 'validation_error'): AppError {
  return new AppError(code, message, { errors: [{ path, message }] });
}
