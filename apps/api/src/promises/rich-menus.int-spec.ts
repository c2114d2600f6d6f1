import { randomUUID } from 'node:crypto';
import { apiPrefix } from '@jsk/contracts/endpoint';
import { claimConversation, closeConversation } from '@jsk/contracts/conversations';
import {
  createRichMenu,
  deleteRichMenu,
  duplicateRichMenu,
  getRichMenu,
  listRichMenus,
  previewRichMenu,
  productPostbacks,
  publishRichMenu,
  removeRichMenuImage,
  type RichMenu,
  type RichMenuArea,
  type RichMenuUse,
  unpublishRichMenu,
  updateRichMenu,
} from '@jsk/contracts/rich-menus';
import { createCustomer, createSession } from '@jsk/testing/factories';
import { LineCustomer } from '@jsk/testing/line-webhooks';
import type { OperatorSession } from '@jsk/testing/operator-session';
import { waitFor } from '@jsk/testing/services/wait-for';
import sharp from 'sharp';
import { TestSystem } from '../testing/start-test-api';

const person: RichMenuArea = {
  label: 'คุยกับเจ้าหน้าที่',
  icon: 'headset',
  action: { kind: 'postback', data: productPostbacks.handoff, displayText: 'ขอคุยกับเจ้าหน้าที่' },
};
const prices: RichMenuArea = { label: 'ราคา', icon: 'price', action: { kind: 'message', text: 'ราคา' } };
const website: RichMenuArea = {
  label: 'เว็บไซต์',
  icon: null,
  action: { kind: 'uri', uri: 'https://example.com/' },
};

let system: TestSystem;
let administrator: OperatorSession;
let menuNumber = 0;

beforeAll(async () => {
  system = await TestSystem.start();
  administrator = await system.signIn({ role: 'ADMIN' });
});
afterEach(() => system.closeTabs());
afterAll(() => system.stop());

function aMenu(over: { use?: RichMenuUse; areas?: RichMenuArea[] } = {}) {
  menuNumber += 1;
  return {
    name: `เมนูที่ ${menuNumber}`,
    chatBarText: 'เมนู',
    use: over.use ?? ('default' as const),
    template: '3x1' as const,
    areas: over.areas ?? [person, prices, website],
  };
}

async function settled(menuId: string): Promise<RichMenu> {
  return waitFor(
    async () => {
      const menu = await administrator.call(getRichMenu, { menuId });
      return menu.state === 'publishing' || menu.isLeavingLine ? null : menu;
    },
    { description: 'LINE has what it should', timeoutMs: 20_000 },
  );
}

async function publish(input = aMenu()): Promise<RichMenu> {
  const { id } = await administrator.call(createRichMenu, input);
  await administrator.call(publishRichMenu, { menuId: id });
  return settled(id);
}

/** The only menus of ours that LINE has, by the names we gave them. */
const namesAtLine = () =>
  [...system.line.richMenus.menus.values()].map(({ definition }) =>
    definition.name.replace(/ [\da-f-]{36}$/, ''),
  );

/** Those before it are deleted at LINE, and none is doubled; until then a publication is still at work. */
const onlyMenuAtLine = (name: string) =>
  waitFor(() => expect(namesAtLine()).toEqual([name]), { description: `LINE has only ${name}` });

const nameSeenBy = (lineUserId: string) =>
  system.line.richMenus.nameSeenBy(lineUserId)?.replace(/ [\da-f-]{36}$/, '') ?? null;

async function upload(menuId: string, bytes: Buffer, part = 'image') {
  const form = new FormData();
  form.append(part, new Blob([new Uint8Array(bytes)]), 'menu.png');
  const response = await fetch(`${system.api.url}${apiPrefix}/admin/rich-menus/${menuId}/image`, {
    method: 'POST',
    headers: { authorization: `Bearer ${administrator.accessToken}` },
    body: form,
  });
  return {
    status: response.status,
    body: (await response.json()) as RichMenu & { errors: { path: string; message: string }[] },
  };
}

const picture = (width: number, height: number, format: 'png' | 'jpeg' | 'gif' = 'png') =>
  sharp({ create: { width, height, channels: 3, background: '#336699' } })
    .toFormat(format)
    .toBuffer();

describe('A rich menu', () => {
  it('is a draft that LINE knows nothing of until it is published', async () => {
    const before = system.line.richMenus.steps.length;
    const menu = await administrator.call(createRichMenu, aMenu());
    expect(menu).toMatchObject({
      state: 'draft',
      isAtLine: false,
      image: { kind: 'generated', width: 2500, height: 843 },
      areas: [person, prices, website],
    });
    const changed = await administrator.call(updateRichMenu, { ...menu, menuId: menu.id, name: 'ชื่อใหม่' });
    expect(changed.name).toBe('ชื่อใหม่');
    const { items } = await administrator.call(listRichMenus, {});
    expect(items.find(({ id }) => id === menu.id)).toEqual(changed);
    await administrator.call(deleteRichMenu, { menuId: menu.id });
    await expect(administrator.call(getRichMenu, { menuId: menu.id })).rejects.toMatchObject({ status: 404 });
    expect(system.line.richMenus.steps.length).toBe(before);
  });

  it('is created at LINE with its picture and set as the default when it is published', async () => {
    const menu = await publish();
    expect(menu).toMatchObject({
      state: 'published',
      isAtLine: true,
      hasUnpublishedChanges: false,
      failure: null,
    });
    const { menus, defaultId } = system.line.richMenus;
    const atLine = menus.get(defaultId ?? '');
    expect(atLine?.definition).toMatchObject({
      size: { width: 2500, height: 843 },
      selected: true,
      chatBarText: 'เมนู',
      areas: [
        {
          bounds: { x: 0, y: 0, width: 833, height: 843 },
          action: { type: 'postback', label: 'คุยกับเจ้าหน้าที่', data: 'action=handoff' },
        },
        { bounds: { x: 833, y: 0, width: 834, height: 843 }, action: { type: 'message', text: 'ราคา' } },
        { bounds: { x: 1667, y: 0, width: 833, height: 843 }, action: { type: 'uri', label: 'เว็บไซต์' } },
      ],
    });
    expect(await sharp(atLine?.image?.bytes).metadata()).toMatchObject({
      format: 'png',
      width: 2500,
      height: 843,
    });
  });

  it('takes the place of the one that was published for the same use, which LINE then has no more', async () => {
    const first = await publish();
    const second = await publish();
    expect(await settled(first.id)).toMatchObject({ state: 'draft', isAtLine: false, publishedAt: null });
    expect(second.state).toBe('published');
    await onlyMenuAtLine(second.name);
    expect(nameSeenBy('anybody')).toBe(second.name);
  });

  it('that is changed says so, and is seen by customers when it is published again', async () => {
    const menu = await publish();
    const changed = await administrator.call(updateRichMenu, { ...menu, menuId: menu.id, name: 'แก้แล้ว' });
    expect(changed).toMatchObject({ state: 'published', hasUnpublishedChanges: true });
    expect(nameSeenBy('anybody')).toBe(menu.name);
    await administrator.call(publishRichMenu, { menuId: menu.id });
    expect(await settled(menu.id)).toMatchObject({ state: 'published', hasUnpublishedChanges: false });
    await onlyMenuAtLine('แก้แล้ว');
    expect(nameSeenBy('anybody')).toBe('แก้แล้ว');
  });

  it('is taken from customers and from LINE when it is unpublished, or deleted', async () => {
    const first = await publish();
    await administrator.call(unpublishRichMenu, { menuId: first.id });
    expect(await settled(first.id)).toMatchObject({ state: 'draft', isAtLine: false });
    expect(namesAtLine()).toEqual([]);
    expect(system.line.richMenus.defaultId).toBeNull();

    const second = await publish();
    await administrator.call(deleteRichMenu, { menuId: second.id });
    await waitFor(() => expect(namesAtLine()).toEqual([]), { description: 'LINE has it no more' });
  });

  it('can be written once more from another', async () => {
    const { id } = await administrator.call(createRichMenu, aMenu());
    await upload(id, await picture(1200, 405));
    const copy = await administrator.call(duplicateRichMenu, { menuId: id, name: 'สำเนา' });
    expect(copy).toMatchObject({ name: 'สำเนา', state: 'draft', areas: [person, prices, website] });
    expect(copy.image).toMatchObject({ kind: 'uploaded', width: 1200, height: 405 });
    expect(copy.id).not.toBe(id);
  });

  it('leaves a trace of who did what to it', async () => {
    const menu = await publish();
    await administrator.call(unpublishRichMenu, { menuId: menu.id });
    await administrator.call(deleteRichMenu, { menuId: menu.id });
    const rows = await system.rows.select<{ action: string; operator: string }>(
      `SELECT action, operator_name AS operator FROM audit_log
        WHERE subject_type = 'rich_menu' AND subject_id = $1 ORDER BY id`,
      [menu.id],
    );
    const operator = administrator.user.displayName;
    expect(rows).toEqual(
      ['created', 'published', 'unpublished', 'deleted'].map((act) => ({
        action: `rich_menu.${act}`,
        operator,
      })),
    );
  });

  it('is for administrators only', async () => {
    const agent = await system.signIn();
    await expect(agent.call(createRichMenu, aMenu())).rejects.toMatchObject({ status: 403 });
    await expect(agent.call(listRichMenus, {})).rejects.toMatchObject({ status: 403 });
  });

  it.each<[string, Partial<ReturnType<typeof aMenu>>, string]>([
    ['a chat bar text of 15 characters', { chatBarText: 'น้ำ'.repeat(15) }, 'chatBarText'],
    ['no name', { name: ' ' }, 'name'],
    ['fewer areas than its template', { areas: [person, prices] }, 'areas'],
    [
      'a label of 21 characters',
      { areas: [{ ...person, label: 'น้ำ'.repeat(21) }, prices, website] },
      'areas.0.label',
    ],
    [
      'an area that opens nothing',
      { areas: [person, prices, { ...website, action: { kind: 'uri', uri: 'javascript:alert(1)' } }] },
      'areas.2.action.uri',
    ],
    [
      'an area that says nothing',
      { areas: [person, { ...prices, action: { kind: 'message', text: '' } }, website] },
      'areas.1.action.text',
    ],
  ])('with %s is refused, and the refusal names the field', async (_, over, path) => {
    const refusal = administrator.call(createRichMenu, { ...aMenu(), ...over });
    await expect(refusal).rejects.toMatchObject({
      status: 400,
      problem: { code: 'validation_error', errors: [expect.objectContaining({ path })] },
    });
  });

  it('may have labels of 20 and a chat bar text of 14 Thai characters, however many signs those are', async () => {
    const areas = [{ ...person, label: 'น้ำ'.repeat(20) }, prices, website];
    const menu = await publish({ ...aMenu({ areas }), chatBarText: 'น้ำ'.repeat(14) });
    expect(menu.state).toBe('published');
  });
});

describe('The picture of a rich menu', () => {
  const media = (url: string) => {
    const cookie = administrator.cookies.find((given) => given.startsWith('jsk_media=')) ?? '';
    return fetch(system.api.url + url, { headers: { cookie } });
  };

  it('is drawn, and shown to those who are signed in only', async () => {
    const { image } = await administrator.call(createRichMenu, aMenu());
    const shown = await media(image.url);
    expect(shown.headers.get('content-type')).toBe('image/png');
    expect(await sharp(Buffer.from(await shown.arrayBuffer())).metadata()).toMatchObject({
      width: 1000,
      height: 337,
    });
    expect((await fetch(system.api.url + image.url)).status).toBe(401);
  });

  it('can be looked at before the menu is stored, with labels still missing', async () => {
    const areas = [person, { label: '', icon: 'star' as const }];
    for (const label of ['', 'ก'.repeat(150), `ก${'\u0e48'.repeat(150)}`, '<b>&', '🙂']) {
      const design = { template: '3x1' as const, areas: [...areas, { label, icon: null }] };
      const { image } = await administrator.call(previewRichMenu, design);
      expect(image).toMatch(/^data:image\/png;base64,/);
    }
  });

  it.each(['png', 'jpeg'] as const)(
    'can be a %s of one’s own, in which the areas follow its size',
    async (format) => {
      const { id } = await administrator.call(createRichMenu, aMenu());
      const bytes = await picture(1200, 405, format);
      const { status, body } = await upload(id, bytes);
      expect({ status, image: body.image }).toMatchObject({
        status: 200,
        image: { kind: 'uploaded', width: 1200, height: 405 },
      });
      expect(Buffer.from(await (await media(body.image.url)).arrayBuffer())).toEqual(bytes);

      await administrator.call(publishRichMenu, { menuId: id });
      await settled(id);
      const { menus, defaultId } = system.line.richMenus;
      expect(menus.get(defaultId ?? '')).toMatchObject({
        definition: {
          size: { width: 1200, height: 405 },
          areas: [{ bounds: { x: 0, width: 400, height: 405 } }, {}, {}],
        },
        image: { bytes, contentType: `image/${format}` },
      });
      expect((await administrator.call(removeRichMenuImage, { menuId: id })).image.kind).toBe('generated');
    },
  );

  it.each([
    ['a GIF', () => picture(1200, 405, 'gif'), 'GIF, 1200 × 405 pixels'],
    ['too narrow', () => picture(799, 270), 'PNG, 799 × 270 pixels'],
    ['too low', () => picture(1000, 249), '1000 × 249'],
    ['too steep', () => picture(1000, 700), '1000 × 700'],
    ['no picture', () => Promise.resolve(Buffer.from('<script>alert(1)</script>')), 'no picture'],
    ['larger than 1 MB', () => Promise.resolve(Buffer.alloc(1_200_000, 7)), '1.14 MB'],
  ])('may not be %s, and the refusal says what was found', async (_, make, found) => {
    const { id } = await administrator.call(createRichMenu, aMenu());
    const { status, body } = await upload(id, await make());
    expect(status).toBe(400);
    expect(body.errors).toEqual([{ path: 'image', message: expect.stringContaining(found) }]);
    expect(body.errors[0]?.message).toContain('800 to 2500 pixels wide');
  });

  it('has to come as the part «image» of a form', async () => {
    const { id } = await administrator.call(createRichMenu, aMenu());
    expect((await upload(id, await picture(1200, 405), 'file')).status).toBe(400);
    const asJson = await fetch(`${system.api.url}${apiPrefix}/admin/rich-menus/${id}/image`, {
      method: 'POST',
      headers: { authorization: `Bearer ${administrator.accessToken}`, 'content-type': 'application/json' },
      body: '{}',
    });
    expect(asJson.status).toBe(415);
  });
});

describe('While LINE is in trouble', () => {
  it('publishing is tried again, and leaves no menu behind that nobody knows of', async () => {
    system.line.richMenus.failNext('create', { status: 500 }, { status: 500, isDoneAllTheSame: true });
    const menu = await publish();
    expect(menu.state).toBe('published');
    await onlyMenuAtLine(menu.name);
  });

  it('a picture of which nobody knows whether it arrived is not sent twice', async () => {
    system.line.richMenus.failNext('upload', { status: 500, isDoneAllTheSame: true });
    const menu = await publish();
    expect(menu.state).toBe('published');
    await onlyMenuAtLine(menu.name);
  });

  it('what LINE refuses is not tried again; the reason is told and the menu before it stays', async () => {
    const before = await publish();
    const asked = system.line.richMenus.steps.filter((step) => step === 'create').length;
    system.line.richMenus.failNext('create', { status: 403 });
    const refused = await publish();
    expect(refused).toMatchObject({
      state: 'failed',
      isAtLine: false,
      failure: { code: 'rejected_by_line', message: 'Refused on command' },
    });
    expect(system.line.richMenus.steps.filter((step) => step === 'create').length).toBe(asked + 1);
    expect(nameSeenBy('anybody')).toBe(before.name);
    await administrator.call(publishRichMenu, { menuId: refused.id });
    expect((await settled(refused.id)).state).toBe('published');
  });

  it('a menu that could be created but not set does not stay at LINE', async () => {
    const before = await publish();
    await onlyMenuAtLine(before.name);
    system.line.richMenus.failNext('setDefault', { status: 400 });
    const refused = await publish();
    expect(refused.state).toBe('failed');
    await onlyMenuAtLine(before.name);
  });

  it('what a process left half done when it died is finished, with the menu that LINE has already', async () => {
    const { id, name } = await administrator.call(createRichMenu, aMenu());
    const editionId = randomUUID();
    // Killed between LINE's creation of the menu and the noting of LINE's id.
    const answer = await fetch(`${system.line.url}/v2/bot/richmenu`, {
      method: 'POST',
      headers: { authorization: `Bearer ${system.line.accessToken}`, 'content-type': 'application/json' },
      body: JSON.stringify({
        size: { width: 2500, height: 843 },
        selected: true,
        name: `${name} ${editionId}`,
        chatBarText: 'เมนู',
        areas: [],
      }),
    });
    const { richMenuId } = (await answer.json()) as { richMenuId: string };
    await system.rows.select(
      `WITH dead AS (UPDATE rich_menus SET state = 'publishing' WHERE id = $2 RETURNING id, use, revision)
       INSERT INTO rich_menu_editions (id, rich_menu_id, use, revision, state)
       SELECT $1, id, use, revision, 'preparing' FROM dead`,
      [editionId, id],
    );
    expect((await settled(id)).state).toBe('published');
    expect(system.line.richMenus.defaultId).toBe(richMenuId);
    await onlyMenuAtLine(name);
  });
});

describe('While a menu is being published', () => {
  it('neither it can be changed nor another one for the same use be published', async () => {
    const held = system.line.richMenus.holdNext('create');
    const [menu, other] = await Promise.all([
      administrator.call(createRichMenu, aMenu()),
      administrator.call(createRichMenu, aMenu()),
    ]);
    const started = await administrator.call(publishRichMenu, { menuId: menu.id });
    expect(started.state).toBe('publishing');
    await held.arrived;
    const conflict = { status: 409, problem: { code: 'conflict' } };
    for (const refused of [
      administrator.call(updateRichMenu, { ...menu, menuId: menu.id }),
      administrator.call(deleteRichMenu, { menuId: menu.id }),
      administrator.call(publishRichMenu, { menuId: menu.id }),
      administrator.call(publishRichMenu, { menuId: other.id }),
    ]) {
      await expect(refused).rejects.toMatchObject(conflict);
    }
    held.release();
    expect((await settled(menu.id)).state).toBe('published');
  });
});

describe('A customer', () => {
  it('who taps «talk to a person» joins the queue', async () => {
    const customer = new LineCustomer();
    await system.process(customer.taps(productPostbacks.handoff));
    expect(
      await system.rows.count(`sessions WHERE line_user_id = $1 AND status = 'WAITING'`, [
        customer.lineUserId,
      ]),
    ).toBe(1);
  });

  it('sees the menu of the state they are in: with the bot, waiting, with a person', async () => {
    const everyday = await publish();
    const waiting = await publish(aMenu({ use: 'waiting' }));
    const withPerson = await publish(aMenu({ use: 'with_person' }));
    expect(nameSeenBy('anybody')).toBe(everyday.name);
    const agent = await system.signIn();
    const customer = new LineCustomer();
    const { lineUserId } = customer;
    const sees = (name: string) =>
      waitFor(() => expect(nameSeenBy(lineUserId)).toBe(name), { description: `the customer sees ${name}` });

    await system.process(customer.taps(productPostbacks.handoff));
    await sees(waiting.name);
    await agent.call(claimConversation, { lineUserId });
    await sees(withPerson.name);
    await agent.call(closeConversation, { lineUserId });
    await sees(everyday.name);
    expect(system.line.richMenus.links.has(lineUserId)).toBe(false);
  });

  it('whose session changes while LINE is being told sees the last state’s menu', async () => {
    await publish(aMenu({ use: 'waiting' }));
    const withPerson = await publish(aMenu({ use: 'with_person' }));
    const agent = await system.signIn();
    const customer = new LineCustomer();
    const held = system.line.richMenus.holdNext('link');
    await system.process(customer.taps(productPostbacks.handoff));
    await held.arrived;
    await agent.call(claimConversation, { lineUserId: customer.lineUserId });
    held.release();
    await waitFor(() => expect(nameSeenBy(customer.lineUserId)).toBe(withPerson.name), {
      description: 'the customer sees the menu of the last state',
    });
  });

  it('in the middle of a conversation is moved to the new menu before the old one is deleted', async () => {
    const first = await publish(aMenu({ use: 'waiting' }));
    const lineUserId = await createCustomer(system.rows);
    await createSession(system.rows, lineUserId);
    const second = await publish(aMenu({ use: 'waiting' }));
    await waitFor(
      () => {
        expect(nameSeenBy(lineUserId)).toBe(second.name);
        expect(namesAtLine()).not.toContain(first.name);
      },
      { description: 'the customer sees the new menu and the old one is gone' },
    );
    await administrator.call(unpublishRichMenu, { menuId: second.id });
    await settled(second.id);
    expect(system.line.richMenus.links.has(lineUserId)).toBe(false);
  });

  it('is shown nothing new when LINE refuses, and is tried again when LINE is away', async () => {
    const waiting = await publish(aMenu({ use: 'waiting' }));
    const patient = new LineCustomer();
    system.line.richMenus.failNext('link', { status: 500 });
    await system.process(patient.taps(productPostbacks.handoff));
    await waitFor(() => expect(nameSeenBy(patient.lineUserId)).toBe(waiting.name), {
      description: 'the second attempt works',
    });

    const refused = new LineCustomer();
    system.line.richMenus.failNext('link', { status: 400 });
    await system.process(refused.taps(productPostbacks.handoff));
    await waitFor(
      async () =>
        expect(await system.rows.count('rich_menu_links WHERE line_user_id = $1', [refused.lineUserId])).toBe(
          1,
        ),
      { description: 'it is noted' },
    );
    expect(system.line.richMenus.links.has(refused.lineUserId)).toBe(false);
  });

  it('cannot be shown a menu that somebody deleted at LINE: the menu says so', async () => {
    const waiting = await publish(aMenu({ use: 'waiting' }));
    for (const [id, { definition }] of system.line.richMenus.menus) {
      if (definition.name.startsWith(waiting.name)) system.line.richMenus.menus.delete(id);
    }
    await system.process(new LineCustomer().taps(productPostbacks.handoff));
    const lost = await waitFor(
      async () => {
        const menu = await administrator.call(getRichMenu, { menuId: waiting.id });
        return menu.state === 'failed' ? menu : null;
      },
      { description: 'the menu is marked' },
    );
    expect(lost).toMatchObject({ isAtLine: false, failure: { code: 'gone_at_line' } });
    await administrator.call(publishRichMenu, { menuId: waiting.id });
    expect((await settled(waiting.id)).state).toBe('published');
  });
});
