import { encodePng } from '../phone/png';
import { openSimulatedChannel, type Answer, type SimulatedChannel } from '../testing/simulated-channel';

const AREA = {
  bounds: { x: 0, y: 0, width: 800, height: 270 },
  action: { type: 'postback', data: 'action=handoff', displayText: 'คุยกับเจ้าหน้าที่' },
};
const MENU = {
  size: { width: 800, height: 270 },
  selected: true,
  name: 'เมนูหลัก',
  chatBarText: 'เมนู',
  areas: [AREA],
};
const PICTURE = encodePng(800, 270, () => [79, 125, 106]);

describe('rich menus', () => {
  let channel: SimulatedChannel;
  let userId: string;

  beforeEach(async () => {
    channel = await openSimulatedChannel();
    userId = await channel.newCustomer();
  });

  afterEach(() => channel.close());

  const line = (method: string, path: string, body?: unknown): Promise<Answer> =>
    channel.line(method, `/v2/bot${path}`, body);
  const create = async (change: object = {}): Promise<string> =>
    String((await line('POST', '/richmenu', { ...MENU, ...change })).json['richMenuId']);
  const upload = (richMenuId: string, bytes = PICTURE, contentType = 'image/png'): Promise<Answer> =>
    channel.line('POST', `/v2/bot/richmenu/${richMenuId}/content`, bytes, { 'content-type': contentType });
  const createWithPicture = async (): Promise<string> => {
    const richMenuId = await create();
    await upload(richMenuId);
    return richMenuId;
  };
  const linkedTo = async (id: string): Promise<unknown> => {
    const { customers } = await channel.control('GET', '/customers');
    return (customers as Record<string, unknown>[]).find((one) => one['userId'] === id)?.['richMenuId'];
  };

  it('are created, read, listed and deleted', async () => {
    const richMenuId = await create();

    expect(richMenuId).toMatch(/^richmenu-[0-9a-f]{32}$/);
    expect((await line('GET', `/richmenu/${richMenuId}`)).json).toEqual({ richMenuId, ...MENU });
    expect((await line('GET', '/richmenu/list')).json).toEqual({ richmenus: [{ richMenuId, ...MENU }] });
    expect(await line('DELETE', `/richmenu/${richMenuId}`)).toMatchObject({ status: 200, json: {} });
    expect((await line('GET', `/richmenu/${richMenuId}`)).status).toBe(404);
    expect(channel.brokenRules()).toEqual(['rich-menu']);
  });

  it.each([
    ['without a name', { name: undefined }, [{ message: 'must be specified', property: 'name' }]],
    ['with a chat bar text of 15', { chatBarText: 'ก'.repeat(15) }, null],
    ['with a name of 301', { name: 'ก'.repeat(301) }, null],
    ['with 21 areas', { areas: Array.from({ length: 21 }, () => AREA) }, null],
    ['that is too narrow', { size: { width: 799, height: 270 }, areas: [] }, null],
    ['that is too square', { size: { width: 800, height: 600 }, areas: [] }, null],
    [
      'with an area that leaves it',
      { areas: [{ ...AREA, bounds: { x: 1, y: 0, width: 800, height: 270 } }] },
      [{ message: 'must be inside the size of the rich menu', property: 'areas[0].bounds' }],
    ],
    [
      'with a wrong address',
      { areas: [{ ...AREA, action: { type: 'uri', uri: 'ftp://example.com' } }] },
      [{ message: 'invalid uri', property: 'areas[0].action.uri' }],
    ],
  ])('are refused %s', async (_name, change, details) => {
    const answer = await line('POST', '/richmenu', { ...MENU, ...change });

    expect(answer).toMatchObject({ status: 400, json: { message: 'The request body has 1 error(s)' } });
    if (details) expect(answer.json['details']).toEqual(details);
  });

  it('count the chat bar text as people see it', async () => {
    expect((await line('POST', '/richmenu', { ...MENU, chatBarText: 'น้ำ'.repeat(14) })).status).toBe(200);
  });

  it('can be checked without being made, and asking breaks no rule', async () => {
    expect(await line('POST', '/richmenu/validate', MENU)).toMatchObject({ status: 200, json: {} });
    expect((await line('POST', '/richmenu/validate', {})).status).toBe(400);
    expect((await line('GET', '/richmenu/list')).json).toEqual({ richmenus: [] });
    expect(channel.brokenRules()).toEqual([]);
  });

  it('take one picture of the right kind and size, which cannot be replaced', async () => {
    const richMenuId = await create();
    const tooSquare = encodePng(800, 600, () => [0, 0, 0]);
    const tooLarge = Buffer.concat([PICTURE, Buffer.alloc(1024 * 1024)]);

    expect((await upload(richMenuId, PICTURE, 'image/gif')).status).toBe(415);
    for (const bytes of [tooSquare, tooLarge, Buffer.from('no picture')]) {
      expect(await upload(richMenuId, bytes)).toMatchObject({
        status: 400,
        json: { message: 'The image size is not allowed for richmenu' },
      });
    }
    expect(await upload(richMenuId)).toMatchObject({ status: 200, json: {} });
    expect(await upload(richMenuId)).toMatchObject({
      status: 400,
      json: { message: 'An image has already been uploaded to the richmenu' },
    });
    expect((await line('GET', `/richmenu/${richMenuId}/content`)).headers.get('content-type')).toBe(
      'image/png',
    );
    expect((await upload('richmenu-unknown')).status).toBe(404);
  });

  it('are shown to nobody without a picture', async () => {
    const richMenuId = await create();
    const refusal = {
      status: 400,
      json: { message: 'must upload richmenu image before applying it to user' },
    };

    expect(await line('POST', `/user/all/richmenu/${richMenuId}`)).toMatchObject(refusal);
    expect(await line('POST', `/user/${userId}/richmenu/${richMenuId}`)).toMatchObject(refusal);
  });

  it('have a default that can be set, asked for and cleared', async () => {
    const richMenuId = await createWithPicture();

    expect((await line('GET', '/user/all/richmenu')).json['message']).toBe('no default richmenu');
    expect((await line('POST', `/user/all/richmenu/${richMenuId}`)).status).toBe(200);
    expect((await line('GET', '/user/all/richmenu')).json).toEqual({ richMenuId });
    expect(await channel.control('GET', '/rich-menus')).toMatchObject({
      defaultRichMenuId: richMenuId,
      richMenus: [{ richMenuId, imagePath: `/_simulator/rich-menus/${richMenuId}/image` }],
    });
    expect((await line('DELETE', '/user/all/richmenu')).status).toBe(200);
    expect((await line('GET', '/user/all/richmenu')).status).toBe(404);
    expect(channel.brokenRules()).toEqual([]);
  });

  it('are linked to one customer and taken away again', async () => {
    const richMenuId = await createWithPicture();
    const path = `/user/${userId}/richmenu`;

    expect((await line('GET', path)).json['message']).toBe('the user has no richmenu');
    expect((await line('POST', `${path}/${richMenuId}`)).status).toBe(200);
    expect((await line('GET', path)).json).toEqual({ richMenuId });
    expect(await linkedTo(userId)).toBe(richMenuId);
    expect((await line('DELETE', path)).status).toBe(200);
    expect(await linkedTo(userId)).toBeNull();
    expect((await line('POST', `${path}/richmenu-unknown`)).status).toBe(404);
    expect((await line('POST', `/user/somebody/richmenu/${richMenuId}`)).status).toBe(400);
  });

  it('are linked to many customers at once, as far as they are friends', async () => {
    const richMenuId = await createWithPicture();
    const blocked = await channel.newCustomer();
    await channel.control('POST', `/customers/${blocked}/unfollow`);
    const userIds = [userId, blocked];

    expect((await line('POST', '/richmenu/bulk/link', { richMenuId, userIds })).status).toBe(202);
    expect([await linkedTo(userId), await linkedTo(blocked)]).toEqual([richMenuId, null]);
    expect((await line('POST', '/richmenu/bulk/unlink', { userIds })).status).toBe(202);
    expect(await linkedTo(userId)).toBeNull();
    expect((await line('POST', '/richmenu/bulk/link', { richMenuId, userIds: ['x'] })).status).toBe(400);
  });

  it('are not linked to somebody LINE does not know, which breaks a rule though LINE says 200', async () => {
    const richMenuId = await createWithPicture();

    expect((await line('POST', `/user/U${'0'.repeat(32)}/richmenu/${richMenuId}`)).status).toBe(200);
    expect(channel.brokenRules()).toEqual(['unknown-user']);
  });
});
