import { richMenuTemplates } from '@jsk/contracts/rich-menu-templates';
import type { RichMenu, RichMenuInput } from '@jsk/contracts/rich-menus';
import type { Sql } from '@jsk/platform/database/sql';
import { type Transaction, UnitOfWork } from '@jsk/platform/database/unit-of-work';
import { AppError } from '@jsk/platform/errors/app-error';
import type { Actor } from '@jsk/platform/http/actor';
import { Injectable } from '@nestjs/common';
import { AuditService } from '../audit';
import { lineProblemsOf } from './line-menu.policy';
import { RichMenuEditionsRepository } from './rich-menu-editions.repository';
import { type RichMenuStep, stateAfter } from './rich-menu.machine';
import { presentRichMenu } from './rich-menu.presenter';
import { type RichMenuDesign, RichMenuPictureService } from './rich-menu-picture.service';
import { type RichMenuRow, RichMenusRepository } from './rich-menus.repository';
import { readUploadedImage } from './uploaded-image';

declare module '@jsk/platform/events/domain-events' {
  interface DomainEventMap {
    /** LINE has other menus than it should. */
    'rich_menus.differ_from_line': Record<string, never>;
    /** Customers may have to see another menu than they do. */
    'rich_menus.replaced': Record<string, never>;
  }
}

/** Drawn for the console, which shows it small. */
const previewWidth = 1000;

/** What administrators do with rich menus. What LINE has of it follows by a job. */
@Injectable()
export class RichMenusService {
  constructor(
    private readonly menus: RichMenusRepository,
    private readonly editions: RichMenuEditionsRepository,
    private readonly pictures: RichMenuPictureService,
    private readonly audit: AuditService,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  async list(): Promise<RichMenu[]> {
    return (await this.menus.list(this.unitOfWork.sql)).map(presentRichMenu);
  }

  /** @throws AppError `not_found`. */
  async get(id: string): Promise<RichMenu> {
    return this.presented(this.unitOfWork.sql, id);
  }

  /** @throws AppError `validation_error` with what LINE would refuse. */
  async create(actor: Actor, menu: RichMenuInput): Promise<RichMenu> {
    refuseWhatLineWould(menu, null);
    return this.unitOfWork.run(async (transaction) => {
      const id = await this.menus.insert(transaction, menu);
      await this.record(transaction, actor, 'rich_menu.created', id, { name: menu.name, use: menu.use });
      return this.presented(transaction, id);
    });
  }

  /** @throws AppError `not_found`, `conflict` while it is being published, `validation_error`. */
  async update(actor: Actor, id: string, menu: RichMenuInput): Promise<RichMenu> {
    return this.act(id, 'change', async (transaction, before) => {
      refuseWhatLineWould(menu, before.uploadedSize);
      await this.menus.update(transaction, id, menu);
      await this.record(transaction, actor, 'rich_menu.updated', id, { name: menu.name, use: menu.use });
    });
  }

  async duplicate(actor: Actor, id: string, name: string): Promise<RichMenu> {
    return this.unitOfWork.run(async (transaction) => {
      const original = await this.menus.find(transaction, id);
      if (!original) throw noSuchMenu();
      const copyId = await this.menus.insert(transaction, { ...original, name });
      await this.menus.copyImage(transaction, id, copyId);
      await this.record(transaction, actor, 'rich_menu.created', copyId, { name, copyOf: id });
      return this.presented(transaction, copyId);
    });
  }

  async delete(actor: Actor, id: string): Promise<void> {
    await this.unitOfWork.run(async (transaction) => {
      const menu = await this.lock(transaction, id);
      stateAfter('change', menu.state);
      await this.editions.supersedeCurrentOf(transaction, id);
      await this.menus.delete(transaction, id);
      await this.record(transaction, actor, 'rich_menu.deleted', id, { name: menu.name, use: menu.use });
      this.tellReplaced(transaction);
    });
  }

  /** @throws AppError `conflict` when this menu or another one for the same use is being published. */
  async publish(actor: Actor, id: string): Promise<RichMenu> {
    return this.act(id, 'publish', async (transaction, menu) => {
      if (await this.menus.isPublishingAnother(transaction, menu)) {
        throw new AppError(
          'conflict',
          'Another menu for the same use is being published; wait until that is done',
        );
      }
      await this.record(transaction, actor, 'rich_menu.published', id, { name: menu.name, use: menu.use });
      transaction.publish('rich_menus.differ_from_line', {});
    });
  }

  async unpublish(actor: Actor, id: string): Promise<RichMenu> {
    return this.act(id, 'unpublish', async (transaction, menu) => {
      await this.editions.supersedeCurrentOf(transaction, id);
      await this.record(transaction, actor, 'rich_menu.unpublished', id, { name: menu.name, use: menu.use });
      this.tellReplaced(transaction);
    });
  }

  /** @throws AppError `validation_error` at `image` with what was found and what is wanted. */
  async useImage(actor: Actor, id: string, bytes: Buffer): Promise<RichMenu> {
    const image = await readUploadedImage(bytes);
    const { contentType, width, height } = image;
    return this.act(id, 'change', async (transaction) => {
      await this.menus.setImage(transaction, id, image);
      const detail = { contentType, width, height, sizeBytes: bytes.length };
      await this.record(transaction, actor, 'rich_menu.image_uploaded', id, detail);
    });
  }

  async removeImage(actor: Actor, id: string): Promise<RichMenu> {
    return this.act(id, 'change', async (transaction) => {
      await this.menus.setImage(transaction, id, null);
      await this.record(transaction, actor, 'rich_menu.image_removed', id, {});
    });
  }

  /** The picture as it is stored, or a small version of the drawn one. @throws AppError `not_found`. */
  async openImage(id: string): Promise<{ bytes: Buffer; contentType: string }> {
    const uploaded = await this.menus.findImage(this.unitOfWork.sql, id);
    if (uploaded) return uploaded;
    const menu = await this.menus.find(this.unitOfWork.sql, id);
    if (!menu) throw noSuchMenu();
    return { bytes: await this.pictures.draw(menu, previewWidth), contentType: 'image/png' };
  }

  async preview(design: RichMenuDesign): Promise<string> {
    const png = await this.pictures.draw(design, previewWidth);
    return `data:image/png;base64,${png.toString('base64')}`;
  }

  /** Moves the menu one step on, and whatever belongs to it, in one transaction. */
  private act(
    id: string,
    step: RichMenuStep,
    work: (transaction: Transaction, menu: RichMenuRow) => Promise<void>,
  ): Promise<RichMenu> {
    return this.unitOfWork.run(async (transaction) => {
      const menu = await this.lock(transaction, id);
      const state = stateAfter(step, menu.state);
      await work(transaction, menu);
      if (state !== menu.state) await this.menus.setState(transaction, id, state);
      return this.presented(transaction, id);
    });
  }

  private tellReplaced(transaction: Transaction): void {
    transaction.publish('rich_menus.replaced', {});
    transaction.publish('rich_menus.differ_from_line', {});
  }

  private async lock(sql: Sql, id: string): Promise<RichMenuRow> {
    const menu = await this.menus.lock(sql, id);
    if (!menu) throw noSuchMenu();
    return menu;
  }

  private async presented(sql: Sql, id: string): Promise<RichMenu> {
    const menu = await this.menus.find(sql, id);
    if (!menu) throw noSuchMenu();
    return presentRichMenu(menu);
  }

  private record(sql: Sql, actor: Actor, action: string, id: string, detail: Record<string, unknown>) {
    return this.audit.record(sql, actor, { action, subjectType: 'rich_menu', subjectId: id, detail });
  }
}

function noSuchMenu(): AppError {
  return new AppError('not_found', 'There is no such rich menu');
}

function refuseWhatLineWould(menu: RichMenuInput, uploadedSize: RichMenuRow['uploadedSize']): void {
  const errors = lineProblemsOf(menu, uploadedSize ?? richMenuTemplates[menu.template].size);
  if (errors.length === 0) return;
  const detail = errors.map(({ path, message }) => `${path}: ${message}`).join('; ');
  throw new AppError('validation_error', detail, { errors });
}
