import { richMenuPalettes } from '@jsk/contracts/rich-menu-templates';
import {
  createRichMenu,
  deleteRichMenu,
  listRichMenus,
  previewRichMenu,
  publishRichMenu,
  type RichMenu,
  updateRichMenu,
  uploadRichMenuImage,
} from '@jsk/contracts/rich-menus';
import { screen, waitFor, within } from '@testing-library/react';
import { Toaster } from '@/components/toaster';
import { minute } from '@/testing/factories';
import { createFakeApi, type FakeApi, refuse } from '@/testing/fake-api';
import { renderAdminPage } from '@/testing/render-admin-page';
import { RichMenusPage } from './rich-menus-page';

let api: FakeApi;
let menus: RichMenu[];

function aRichMenu(over: Partial<RichMenu> = {}): RichMenu {
  return {
    id: '1',
    name: 'เมนูหลัก',
    chatBarText: 'เมนู',
    isOpenAtFirst: true,
    use: 'default',
    template: '2x1',
    areas: [
      { label: 'คุยกับเจ้าหน้าที่', icon: 'headset', action: { kind: 'postback', data: 'action=handoff' } },
      { label: 'ราคา', icon: null, action: { kind: 'message', text: 'ราคา' } },
    ],
    colors: richMenuPalettes.green,
    state: 'draft',
    failure: null,
    isAtLine: false,
    hasUnpublishedChanges: false,
    isLeavingLine: false,
    image: { kind: 'generated', url: '/api/v1/media/rich-menus/1?revision=1', width: 2500, height: 843 },
    publishedAt: null,
    updatedAt: minute(0),
    ...over,
  };
}

beforeEach(() => {
  menus = [];
  api = createFakeApi();
  api.on(listRichMenus, () => ({ items: menus }));
  api.on(previewRichMenu, () => ({ image: 'data:image/png;base64,AAAA' }));
  api.on(createRichMenu, ({ name }) => {
    const created = aRichMenu({ id: '7', name });
    menus = [...menus, created];
    return created;
  });
  api.on(updateRichMenu, () => aRichMenu());
  api.on(publishRichMenu, ({ menuId }) => aRichMenu({ id: menuId, state: 'publishing' }));
});

const open = () =>
  renderAdminPage(() => (
    <>
      <RichMenusPage />
      <Toaster />
    </>
  ));

test('without a menu, the page says what there could be and how to begin', async () => {
  const { operator } = await open();
  expect(await screen.findByText(/^ยังไม่มีริชเมนู/)).toBeInTheDocument();
  await operator.click(screen.getByRole('button', { name: 'สร้างริชเมนู' }));
  expect(screen.getByRole('heading', { name: 'ริชเมนูใหม่' })).toBeInTheDocument();
});

test('a menu is shown with its picture, who sees it and how far it is', async () => {
  menus = [
    aRichMenu({ state: 'published', isAtLine: true, hasUnpublishedChanges: true }),
    aRichMenu({
      id: '2',
      name: 'เมนูระหว่างรอ',
      use: 'waiting',
      state: 'failed',
      failure: { code: 'rejected_by_line', message: 'invalid size' },
    }),
  ];
  await open();
  const first = within(await screen.findByRole('listitem', { name: 'เมนูหลัก' }));
  expect(first.getByRole('img', { name: 'รูปของเมนู เมนูหลัก' })).toHaveAttribute('src', menus[0]?.image.url);
  expect(first.getByText('ลูกค้าทุกคน')).toBeInTheDocument();
  expect(first.getByText('เผยแพร่แล้ว')).toBeInTheDocument();
  expect(first.getByText('มีการแก้ไขที่ลูกค้ายังไม่เห็น')).toBeInTheDocument();
  const second = within(screen.getByRole('listitem', { name: 'เมนูระหว่างรอ' }));
  expect(second.getByText('ระหว่างรอเจ้าหน้าที่')).toBeInTheDocument();
  expect(second.getByText('เผยแพร่ไม่สำเร็จ')).toBeInTheDocument();
  expect(second.getByText(/invalid size/)).toBeInTheDocument();
});

test('publishing is followed until it is done', async () => {
  menus = [aRichMenu()];
  const { operator } = await open();
  const card = within(await screen.findByRole('listitem', { name: 'เมนูหลัก' }));
  api.on(publishRichMenu, () => {
    menus = [aRichMenu({ state: 'publishing' })];
    return menus[0] as RichMenu;
  });
  await operator.click(card.getByRole('button', { name: 'เผยแพร่' }));
  expect(await card.findByText('กำลังส่งเมนูและรูปไปที่ LINE…')).toBeInTheDocument();
  menus = [aRichMenu({ state: 'published', isAtLine: true })];
  expect(await card.findByText('เผยแพร่แล้ว', {}, { timeout: 4000 })).toBeInTheDocument();
});

test('a menu is deleted only after a question', async () => {
  menus = [aRichMenu()];
  api.on(deleteRichMenu, () => {
    menus = [];
  });
  const { operator } = await open();
  await operator.click(await screen.findByRole('button', { name: 'คำสั่งเพิ่มเติมของ เมนูหลัก' }));
  await operator.click(await screen.findByRole('menuitem', { name: 'ลบ' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'ลบ “เมนูหลัก” ใช่ไหม' }));
  expect(api.callsOf(deleteRichMenu)).toHaveLength(0);
  await operator.click(dialog.getByRole('button', { name: 'ลบ' }));
  expect(await screen.findByText(/^ยังไม่มีริชเมนู/)).toBeInTheDocument();
});

describe('The editor', () => {
  async function openNew() {
    const view = await open();
    await view.operator.click(await screen.findByRole('button', { name: 'สร้างริชเมนู' }));
    return view;
  }

  test('stores and publishes a menu whose areas are chosen in the picture', async () => {
    const { operator } = await openNew();
    await operator.click(screen.getByRole('radio', { name: 'สองช่อง' }));
    await operator.click(screen.getByRole('button', { name: 'ช่อง 2' }));
    await operator.type(screen.getByRole('textbox', { name: 'ข้อความในช่อง' }), 'เว็บไซต์');
    await operator.click(screen.getByRole('radio', { name: 'บ้าน' }));
    await operator.selectOptions(screen.getByRole('combobox', { name: 'เมื่อแตะ' }), 'เปิดลิงก์');
    await operator.click(screen.getByRole('textbox', { name: 'ลิงก์' }));
    await operator.paste('https://example.com/');
    await operator.click(screen.getByRole('button', { name: 'บันทึกและเผยแพร่' }));

    await waitFor(() => expect(api.callsOf(publishRichMenu)).toHaveLength(1));
    expect(api.callsOf(createRichMenu)[0]?.input).toMatchObject({
      template: '2x1',
      areas: [
        {
          label: 'คุยกับเจ้าหน้าที่',
          icon: 'headset',
          action: { kind: 'postback', data: 'action=handoff', displayText: 'คุยกับเจ้าหน้าที่' },
        },
        { label: 'เว็บไซต์', icon: 'home', action: { kind: 'uri', uri: 'https://example.com/' } },
      ],
    });
    expect(api.callsOf(publishRichMenu)[0]?.input).toMatchObject({ menuId: '7' });
    expect(await screen.findByRole('heading', { name: 'แก้ไขริชเมนู' })).toBeInTheDocument();
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
  });

  test('shows what is missing at the area and the field, before anything is sent', async () => {
    const { operator } = await openNew();
    await operator.click(screen.getByRole('button', { name: 'บันทึก' }));
    const second = await screen.findByRole('button', { name: 'ช่อง 2 ต้องแก้ไข' });
    expect(second).toHaveAttribute('aria-pressed', 'true');
    const label = screen.getByRole('textbox', { name: 'ข้อความในช่อง' });
    expect(label).toHaveAccessibleDescription('ต้องกรอก');
    expect(label).toHaveFocus();
    expect(screen.getByRole('status')).toHaveTextContent('ยังมีช่องที่ต้องแก้ไข');
    expect(api.callsOf(createRichMenu)).toHaveLength(0);
  });

  test('shows what the server found at the field', async () => {
    menus = [aRichMenu()];
    api.on(updateRichMenu, () => {
      throw refuse({
        status: 400,
        code: 'validation_error',
        errors: [{ path: 'areas.1.action.uri', message: 'must be an http, https, line or tel URI' }],
      });
    });
    const { operator } = await open();
    await operator.click(await screen.findByRole('button', { name: 'แก้ไข' }));
    await operator.click(screen.getByRole('button', { name: 'ช่อง 2: ราคา' }));
    await operator.selectOptions(screen.getByRole('combobox', { name: 'เมื่อแตะ' }), 'เปิดลิงก์');
    await operator.type(screen.getByRole('textbox', { name: 'ลิงก์' }), 'example');
    await operator.click(screen.getByRole('button', { name: 'บันทึก' }));
    expect(await screen.findByText('ต้องเป็นลิงก์ http, https, line หรือ tel ที่เข้ารหัสแล้ว')).toBeInTheDocument();
  });

  test('counts characters as a reader does, up to 14 on the menu bar', async () => {
    const { operator } = await openNew();
    const field = screen.getByRole('textbox', { name: 'ข้อความบนแถบเมนู' });
    await operator.clear(field);
    await operator.type(field, 'น้ำ'.repeat(14));
    expect(screen.getByText('14/14')).toBeInTheDocument();
    expect(field).not.toHaveAttribute('aria-invalid');
    await operator.type(field, 'น');
    expect(field).toHaveAccessibleDescription('ยาวเกินกำหนด');
  });

  test('does not make a second menu when the first was stored but its picture was not', async () => {
    globalThis.createImageBitmap = jest.fn().mockResolvedValue({ width: 1200, height: 405, close: () => {} });
    URL.createObjectURL = () => 'blob:picture';
    URL.revokeObjectURL = () => {};
    let attempts = 0;
    api.on(uploadRichMenuImage, () => {
      attempts += 1;
      if (attempts === 1) throw refuse({ status: 503, code: 'service_unavailable' });
      return aRichMenu({ id: '7' });
    });
    const { operator } = await openNew();
    await operator.click(screen.getByRole('radio', { name: 'ช่องเดียว' }));
    await operator.click(screen.getByRole('radio', { name: 'ใช้รูปของตัวเอง' }));
    const picture = new File(['x'], 'menu.png', { type: 'image/png' });
    await operator.upload(screen.getByLabelText('เลือกรูป', { selector: 'input' }), picture);
    expect(await screen.findByText('menu.png')).toBeInTheDocument();
    await operator.click(screen.getByRole('button', { name: 'บันทึก' }));
    expect(await screen.findByText('ระบบยังไม่พร้อม ลองอีกครั้งในอีกสักครู่')).toBeInTheDocument();
    await operator.click(screen.getByRole('button', { name: 'บันทึก' }));
    await waitFor(() => expect(attempts).toBe(2));
    expect(api.callsOf(createRichMenu)).toHaveLength(1);
    expect(api.callsOf(updateRichMenu)).toHaveLength(1);
  });

  test('does not take a picture that LINE would refuse, and says why', async () => {
    globalThis.createImageBitmap = jest.fn().mockResolvedValue({ width: 700, height: 500, close: () => {} });
    const { operator } = await openNew();
    await operator.click(screen.getByRole('radio', { name: 'ใช้รูปของตัวเอง' }));
    const picture = new File(['x'], 'small.png', { type: 'image/png' });
    await operator.upload(screen.getByLabelText('เลือกรูป', { selector: 'input' }), picture);
    const refusal = await screen.findByRole('alert');
    expect(refusal).toHaveTextContent('PNG 700 × 500 พิกเซล');
    expect(screen.getByText(/^JPEG หรือ PNG ไม่เกิน 1 MB/)).toBeInTheDocument();
  });

  test('asks before changes are thrown away', async () => {
    menus = [aRichMenu()];
    const { operator } = await open();
    await operator.click(await screen.findByRole('button', { name: 'แก้ไข' }));
    await operator.type(screen.getByRole('textbox', { name: 'ชื่อเมนู' }), ' ใหม่');
    await operator.click(screen.getByRole('button', { name: 'กลับไปที่รายการ' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'ทิ้งการแก้ไข?' }));
    await operator.click(dialog.getByRole('button', { name: 'ทิ้งการแก้ไข' }));
    expect(await screen.findByRole('listitem', { name: 'เมนูหลัก' })).toBeInTheDocument();
  });
});
