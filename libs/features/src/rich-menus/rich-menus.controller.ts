import {
  createRichMenu,
  deleteRichMenu,
  duplicateRichMenu,
  getRichMenu,
  listRichMenus,
  previewRichMenu,
  publishRichMenu,
  removeRichMenuImage,
  type RichMenu,
  unpublishRichMenu,
  updateRichMenu,
  uploadRichMenuImage,
} from '@jsk/contracts/rich-menus';
import { type Actor, SignedIn } from '@jsk/platform/http/actor';
import { readImagePart } from '@jsk/platform/http/image-part';
import { Input, type Parsed, Serves } from '@jsk/platform/http/serves';
import { Controller, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { RichMenusService } from './rich-menus.service';
import { maximumUploadBytes } from './uploaded-image';

@Controller()
export class RichMenusController {
  constructor(private readonly menus: RichMenusService) {}

  @Serves(listRichMenus)
  async list(): Promise<{ items: RichMenu[] }> {
    return { items: await this.menus.list() };
  }

  @Serves(previewRichMenu)
  async preview(@Input() design: Parsed<typeof previewRichMenu>): Promise<{ image: string }> {
    return { image: await this.menus.preview(design) };
  }

  @Serves(getRichMenu)
  get(@Input() { menuId }: Parsed<typeof getRichMenu>): Promise<RichMenu> {
    return this.menus.get(menuId);
  }

  @Serves(createRichMenu)
  create(@SignedIn() actor: Actor, @Input() menu: Parsed<typeof createRichMenu>): Promise<RichMenu> {
    return this.menus.create(actor, menu);
  }

  @Serves(updateRichMenu)
  update(
    @SignedIn() actor: Actor,
    @Input() { menuId, ...menu }: Parsed<typeof updateRichMenu>,
  ): Promise<RichMenu> {
    return this.menus.update(actor, menuId, menu);
  }

  @Serves(deleteRichMenu)
  delete(@SignedIn() actor: Actor, @Input() { menuId }: Parsed<typeof deleteRichMenu>): Promise<void> {
    return this.menus.delete(actor, menuId);
  }

  @Serves(duplicateRichMenu)
  duplicate(
    @SignedIn() actor: Actor,
    @Input() { menuId, name }: Parsed<typeof duplicateRichMenu>,
  ): Promise<RichMenu> {
    return this.menus.duplicate(actor, menuId, name);
  }

  @Serves(publishRichMenu)
  publish(@SignedIn() actor: Actor, @Input() { menuId }: Parsed<typeof publishRichMenu>): Promise<RichMenu> {
    return this.menus.publish(actor, menuId);
  }

  @Serves(unpublishRichMenu)
  unpublish(
    @SignedIn() actor: Actor,
    @Input() { menuId }: Parsed<typeof unpublishRichMenu>,
  ): Promise<RichMenu> {
    return this.menus.unpublish(actor, menuId);
  }

  @Serves(uploadRichMenuImage)
  async uploadImage(
    @SignedIn() actor: Actor,
    @Input() { menuId }: Parsed<typeof uploadRichMenuImage>,
    @Req() request: FastifyRequest,
  ): Promise<RichMenu> {
    return this.menus.useImage(actor, menuId, await readImagePart(request, maximumUploadBytes));
  }

  @Serves(removeRichMenuImage)
  removeImage(
    @SignedIn() actor: Actor,
    @Input() { menuId }: Parsed<typeof removeRichMenuImage>,
  ): Promise<RichMenu> {
    return this.menus.removeImage(actor, menuId);
  }
}
