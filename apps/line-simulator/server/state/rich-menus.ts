import type { IdentifierMint } from './identifiers';

/** Documented: one account can have this many rich menus made with the API. */
const MAX_RICH_MENUS = 1000;

export interface RichMenuImage {
  readonly bytes: Buffer;
  readonly contentType: string;
}

export interface RichMenu {
  readonly richMenuId: string;
  /** The rich menu object as it was created. */
  readonly definition: Readonly<Record<string, unknown>>;
  image: RichMenuImage | null;
}

/**
 * The rich menus of the account and who sees which one: a menu linked to the customer, else the default.
 * Source: https://developers.line.biz/en/reference/messaging-api/#rich-menu
 */
export class RichMenus {
  private readonly menus = new Map<string, RichMenu>();
  private readonly links = new Map<string, string>();
  private defaultId: string | null = null;

  constructor(private readonly mint: IdentifierMint) {}

  /** Null when the account has as many as it may have. */
  create(definition: Readonly<Record<string, unknown>>): RichMenu | null {
    if (this.menus.size >= MAX_RICH_MENUS) return null;
    const menu: RichMenu = { richMenuId: this.mint.richMenuId(), definition, image: null };
    this.menus.set(menu.richMenuId, menu);
    return menu;
  }

  find(richMenuId: string): RichMenu | undefined {
    return this.menus.get(richMenuId);
  }

  list(): RichMenu[] {
    return [...this.menus.values()];
  }

  /** Whoever was linked to the menu sees the default again. */
  delete(richMenuId: string): void {
    this.menus.delete(richMenuId);
    if (this.defaultId === richMenuId) this.defaultId = null;
    for (const [userId, linked] of this.links) if (linked === richMenuId) this.links.delete(userId);
  }

  get default(): string | null {
    return this.defaultId;
  }

  setDefault(richMenuId: string | null): void {
    this.defaultId = richMenuId;
  }

  linkedTo(userId: string): string | null {
    return this.links.get(userId) ?? null;
  }

  link(userId: string, richMenuId: string): void {
    this.links.set(userId, richMenuId);
  }

  unlink(userId: string): void {
    this.links.delete(userId);
  }

  reset(): void {
    this.menus.clear();
    this.links.clear();
    this.defaultId = null;
  }
}
