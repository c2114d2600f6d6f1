import { randomBytes } from 'node:crypto';
import { refuseRichMenuImage } from '../../../apps/line-simulator/server/rules/image-rules';
import { refuseRichMenu } from '../../../apps/line-simulator/server/rules/rich-menu-rules';

interface Answer {
  readonly status: number;
  readonly body: unknown;
}

interface MenuAtLine {
  readonly richMenuId: string;
  readonly definition: Readonly<Record<string, unknown>> & { name: string };
  image: { readonly bytes: Buffer; readonly contentType: string } | null;
}

export type RichMenuStep =
  'create' | 'upload' | 'setDefault' | 'clearDefault' | 'list' | 'delete' | 'link' | 'unlink';

/** How a call goes wrong: LINE answers with the status, or does what was asked and the answer is lost (a 500). */
interface Fault {
  readonly status: number;
  readonly isDoneAllTheSame?: boolean;
}

const richMenuId = '(richmenu-[0-9a-f]{32})';
const userId = '(U[0-9a-f]{32})';
const routes: [RichMenuStep, RegExp][] = [
  ['create', /^POST \/v2\/bot\/richmenu$/],
  ['list', /^GET \/v2\/bot\/richmenu\/list$/],
  ['upload', new RegExp(`^POST /v2/bot/richmenu/${richMenuId}/content$`)],
  ['delete', new RegExp(`^DELETE /v2/bot/richmenu/${richMenuId}$`)],
  ['setDefault', new RegExp(`^POST /v2/bot/user/all/richmenu/${richMenuId}$`)],
  ['clearDefault', /^DELETE \/v2\/bot\/user\/all\/richmenu$/],
  ['link', new RegExp(`^POST /v2/bot/user/${userId}/richmenu/${richMenuId}$`)],
  ['unlink', new RegExp(`^DELETE /v2/bot/user/${userId}/richmenu$`)],
];

const done: Answer = { status: 200, body: {} };
const notFound: Answer = { status: 404, body: { message: 'Not found' } };
const refused = (message: string): Answer => ({ status: 400, body: { message } });

/**
 * The rich menus that a fake LINE has, as strict as LINE: an image once, no menu without one, the limits of sizes.
 * https://developers.line.biz/en/reference/messaging-api/#rich-menu
 */
export class FakeLineRichMenus {
  readonly menus = new Map<string, MenuAtLine>();
  readonly links = new Map<string, string>();
  defaultId: string | null = null;
  /** Every call, oldest first. */
  readonly steps: RichMenuStep[] = [];
  private readonly faults = new Map<RichMenuStep, Fault[]>();
  private readonly holds = new Map<RichMenuStep, { arrive(): void; released: Promise<void> }[]>();

  /** The next calls of this kind go wrong, one after the other. */
  failNext(step: RichMenuStep, ...faults: Fault[]): void {
    this.faults.set(step, [...(this.faults.get(step) ?? []), ...faults]);
  }

  /** The next call of this kind is not answered until it is released. */
  holdNext(step: RichMenuStep): { arrived: Promise<void>; release(): void } {
    let arrive: () => void = () => undefined;
    let release: () => void = () => undefined;
    const arrived = new Promise<void>((resolve) => (arrive = resolve));
    const released = new Promise<void>((resolve) => (release = resolve));
    this.holds.set(step, [...(this.holds.get(step) ?? []), { arrive, released }]);
    return { arrived, release };
  }

  /** What the menu was called when it was created, or null for the default one. */
  nameSeenBy(lineUserId: string): string | null {
    const menu = this.menus.get(this.links.get(lineUserId) ?? this.defaultId ?? '');
    return menu?.definition.name ?? null;
  }

  /** @returns null for what does not concern rich menus. */
  async answer(method: string, path: string, body: Buffer, contentType: string): Promise<Answer | null> {
    for (const [step, pattern] of routes) {
      const ids = pattern.exec(`${method} ${path}`)?.slice(1);
      if (!ids) continue;
      this.steps.push(step);
      const hold = this.holds.get(step)?.shift();
      hold?.arrive();
      await hold?.released;
      const fault = this.faults.get(step)?.shift();
      if (fault && !fault.isDoneAllTheSame)
        return { status: fault.status, body: { message: 'Refused on command' } };
      const answer = this.perform(step, ids, body, contentType);
      return fault ? { status: fault.status, body: { message: 'Internal error' } } : answer;
    }
    return null;
  }

  private perform(step: RichMenuStep, ids: string[], body: Buffer, contentType: string): Answer {
    const menu = this.menus.get(ids.at(-1) ?? '');
    switch (step) {
      case 'create':
        return this.create(JSON.parse(body.toString()) as MenuAtLine['definition']);
      case 'list':
        return { status: 200, body: { richmenus: [...this.menus.values()].map(describe) } };
      case 'clearDefault':
        this.defaultId = null;
        return done;
      case 'unlink':
        this.links.delete(ids[0] ?? '');
        return done;
      case 'upload':
        return menu ? upload(menu, { bytes: body, contentType }) : notFound;
      case 'delete':
        return menu ? this.delete(menu) : notFound;
      case 'setDefault':
      case 'link':
        if (!menu) return notFound;
        if (!menu.image) return refused('must upload richmenu image before applying it to user');
        if (step === 'link') this.links.set(ids[0] ?? '', menu.richMenuId);
        else this.defaultId = menu.richMenuId;
        return done;
    }
  }

  private create(definition: MenuAtLine['definition']): Answer {
    const refusal = refuseRichMenu(definition, { allowLoopbackHttp: true });
    if (refusal) return { status: 400, body: refusal };
    const menu = { richMenuId: `richmenu-${randomBytes(16).toString('hex')}`, definition, image: null };
    this.menus.set(menu.richMenuId, menu);
    return { status: 200, body: { richMenuId: menu.richMenuId } };
  }

  private delete(menu: MenuAtLine): Answer {
    this.menus.delete(menu.richMenuId);
    if (this.defaultId === menu.richMenuId) this.defaultId = null;
    for (const [user, linked] of this.links) if (linked === menu.richMenuId) this.links.delete(user);
    return done;
  }
}

function upload(menu: MenuAtLine, image: { bytes: Buffer; contentType: string }): Answer {
  if (menu.image) return refused('An image has already been uploaded to the richmenu');
  const reason = refuseRichMenuImage(image.bytes, image.contentType);
  if (reason) return refused(reason);
  menu.image = image;
  return done;
}

function describe({ richMenuId: id, definition }: MenuAtLine) {
  return { richMenuId: id, ...definition };
}
