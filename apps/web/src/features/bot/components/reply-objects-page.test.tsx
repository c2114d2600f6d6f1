import { type ReplyImage, uploadReplyImage } from '@jsk/contracts/reply-images';
import {
  createReplyObject,
  deleteReplyObject,
  listReplyObjects,
  type ReplyContent,
  type ReplyObject,
  updateReplyObject,
} from '@jsk/contracts/reply-objects';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { Toaster } from '@/components/toaster';
import { minute } from '@/testing/factories';
import { createFakeApi, type FakeApi, refuse } from '@/testing/fake-api';
import { renderAdminPage } from '@/testing/render-admin-page';
import { ReplyObjectsPage } from './reply-objects-page';

// jsdom has no pointers; where they are is all that counts here.
Object.assign(window, { PointerEvent: window.MouseEvent });

let api: FakeApi;
let replies: ReplyObject[];

const picture: ReplyImage = {
  id: '7f6f5a9e-3c55-4a53-9d5e-1df6d7b3a111',
  url: '/api/v1/media/replies/1',
  width: 2080,
  height: 1600,
};

const card: ReplyContent = {
  type: 'flex',
  altText: 'ราคา',
  contents: {
    type: 'bubble',
    body: { type: 'box', layout: 'vertical', contents: [{ type: 'text', text: '฿290' }] },
  },
};

function aReply(over: Partial<ReplyObject> = {}): ReplyObject {
  return {
    id: '1',
    code: 'price_card',
    name: 'การ์ดราคา',
    content: card,
    image: null,
    usedBy: [],
    updatedAt: minute(0),
    ...over,
  };
}

beforeEach(() => {
  replies = [];
  api = createFakeApi();
  api.on(listReplyObjects, () => ({ items: replies }));
  api.on(createReplyObject, ({ code, name, content }) => {
    const created = aReply({ id: '7', code, name, content: content });
    replies = [...replies, created];
    return created;
  });
  api.on(uploadReplyImage, () => picture);
});

const open = () =>
  renderAdminPage(() => (
    <>
      <ReplyObjectsPage />
      <Toaster />
    </>
  ));

async function openNew(type: string) {
  const view = await open();
  await view.operator.click(await screen.findByRole('button', { name: 'เพิ่มคำตอบ' }));
  await view.operator.click(screen.getByRole('textbox', { name: 'ชื่อ' }));
  await view.operator.paste('ของใหม่');
  await view.operator.click(screen.getByRole('textbox', { name: 'ชื่อสำหรับเรียกใช้' }));
  await view.operator.paste('$New Thing');
  await view.operator.click(screen.getByRole('radio', { name: type }));
  return view;
}

const save = () => screen.getByRole('button', { name: 'บันทึก' });

describe('The list', () => {
  test('shows each reply as customers see it, its code and where it is used', async () => {
    replies = [aReply({ usedBy: ['ถามราคา', 'โปรโมชัน'] }), aReply({ id: '2', name: 'แผนที่', code: 'map' })];
    await open();
    const first = within(await screen.findByRole('listitem', { name: 'การ์ดราคา' }));
    expect(first.getByText('฿290')).toBeInTheDocument();
    expect(first.getByText('$price_card')).toBeInTheDocument();
    expect(first.getByText('ใช้ใน ถามราคา, โปรโมชัน')).toBeInTheDocument();
    const second = within(screen.getByRole('listitem', { name: 'แผนที่' }));
    expect(second.getByText('ยังไม่มีคำตอบใดใช้')).toBeInTheDocument();
  });

  test('does not delete what an answer still mentions, and says which', async () => {
    replies = [aReply({ usedBy: ['ถามราคา'] })];
    const { operator } = await open();
    await operator.click(await screen.findByRole('button', { name: 'ลบไม่ได้ ยังใช้ใน ถามราคา' }));
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
  });

  test('deletes a reply after a question', async () => {
    replies = [aReply()];
    api.on(deleteReplyObject, () => {
      replies = [];
      return {};
    });
    const { operator } = await open();
    await operator.click(await screen.findByRole('button', { name: 'ลบ การ์ดราคา' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'ลบ “การ์ดราคา” ใช่ไหม' }));
    await operator.click(dialog.getByRole('button', { name: 'ลบ' }));
    expect(await screen.findByText(/^ยังไม่มีคำตอบที่บันทึกไว้/)).toBeInTheDocument();
  });
});

describe('The editor', () => {
  test('stores a text, with the code written as codes are', async () => {
    const { operator } = await openNew('ข้อความ');
    await operator.click(screen.getByRole('textbox', { name: 'ข้อความ' }));
    await operator.paste('ขอบคุณค่ะ');
    expect(
      within(screen.getByRole('region', { name: 'ตัวอย่างที่ลูกค้าเห็น' })).getByText('ขอบคุณค่ะ'),
    ).toBeInTheDocument();
    await operator.click(save());
    expect(await screen.findByRole('heading', { name: 'แก้ไขคำตอบที่บันทึกไว้' })).toBeInTheDocument();
    expect(api.callsOf(createReplyObject)[0]?.input).toEqual({
      code: 'new_thing',
      name: 'ของใหม่',
      content: { type: 'text', text: 'ขอบคุณค่ะ' },
    });
  });

  test('uploads a picture and shows it', async () => {
    const { operator } = await openNew('รูปภาพ');
    await operator.click(save());
    expect(screen.getByText('เลือกรูปก่อน')).toBeInTheDocument();
    const file = new File(['x'], 'map.png', { type: 'image/png' });
    await operator.upload(screen.getByLabelText('เลือกรูป', { selector: 'input' }), file);
    expect(await screen.findByText('2080 × 1600 พิกเซล')).toBeInTheDocument();
    await operator.click(save());
    await waitFor(() =>
      expect(api.callsOf(createReplyObject)[0]?.input['content']).toEqual({
        type: 'image',
        imageId: picture.id,
      }),
    );
  });

  test('does not take a file that is no picture for LINE', async () => {
    const { operator } = await openNew('รูปภาพ');
    const file = new File(['x'], 'map.webp', { type: 'image/webp' });
    fireEvent.change(screen.getByLabelText('เลือกรูป', { selector: 'input' }), { target: { files: [file] } });
    expect(await screen.findByText('map.webp ไม่ใช่ JPEG หรือ PNG')).toBeInTheDocument();
    expect(api.callsOf(uploadReplyImage)).toHaveLength(0);
    await operator.click(save());
    expect(api.callsOf(createReplyObject)).toHaveLength(0);
  });

  test('takes a sticker from a package that may be sent', async () => {
    const { operator } = await openNew('สติกเกอร์');
    await operator.selectOptions(
      screen.getByRole('combobox', { name: 'ชุดสติกเกอร์' }),
      'Moon: Special Edition (446)',
    );
    await operator.click(screen.getByLabelText('สติกเกอร์ 1988'));
    expect(screen.getByRole('img', { name: 'สติกเกอร์ 446/1988' })).toBeInTheDocument();
    await operator.click(save());
    await waitFor(() =>
      expect(api.callsOf(createReplyObject)[0]?.input['content']).toEqual({
        type: 'sticker',
        packageId: '446',
        stickerId: '1988',
      }),
    );
  });

  test('begins a card from a template and shows it', async () => {
    const { operator } = await openNew('การ์ด (Flex)');
    await operator.click(screen.getByRole('button', { name: 'การ์ดราคา' }));
    const preview = within(screen.getByRole('region', { name: 'ตัวอย่างที่ลูกค้าเห็น' }));
    expect(preview.getByText('เสื้อยืดผ้าฝ้าย')).toBeInTheDocument();
    expect(screen.getByRole('textbox', { name: 'ข้อความแทน' })).toHaveValue('ราคาสินค้า');
    await operator.click(screen.getByRole('button', { name: 'รายการ' }));
    expect(preview.getByText('บริการของเรา')).toBeInTheDocument();
    await operator.click(save());
    await waitFor(() =>
      expect(api.callsOf(createReplyObject)[0]?.input['content']).toMatchObject({
        type: 'flex',
        altText: 'รายการบริการ',
        contents: { type: 'bubble' },
      }),
    );
  });

  test('asks before a template takes the place of what was written', async () => {
    replies = [aReply()];
    const { operator } = await open();
    await operator.click(await screen.findByRole('button', { name: 'แก้ไข การ์ดราคา' }));
    await operator.click(screen.getByRole('button', { name: 'การ์ดติดต่อ' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'แทนที่ด้วยแบบนี้?' }));
    await operator.click(dialog.getByRole('button', { name: 'แทนที่' }));
    expect(screen.getByRole('textbox', { name: 'ข้อความแทน' })).toHaveValue('ราคา');
    expect(screen.getByText('ร้านของเรา')).toBeInTheDocument();
  });

  test('says at which line and column JSON is wrong, and goes there', async () => {
    const { operator } = await openNew('การ์ด (Flex)');
    const json = screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Flex (JSON)' });
    fireEvent.change(json, { target: { value: '{\n  "type": "bubble",\n  body: {}\n}' } });
    await operator.click(screen.getByRole('button', { name: /^บรรทัด 3 คอลัมน์ 3/ }));
    expect(json).toHaveFocus();
    expect(json.selectionStart).toBe(24);
    await operator.click(save());
    expect(json).toBeInvalid();
    fireEvent.change(json, { target: { value: '{ "type": "text" }' } });
    expect(json).toHaveAccessibleDescription('ต้องเป็น bubble หรือ carousel ของ Flex');
    expect(api.callsOf(createReplyObject)).toHaveLength(0);
  });

  test('shows what LINE would refuse at its place in the JSON', async () => {
    replies = [aReply()];
    api.on(updateReplyObject, () => {
      const path = 'content.contents.body.contents.0.text';
      const errors = [{ path, message: 'must not be empty' }];
      throw refuse({ status: 400, code: 'validation_error', errors });
    });
    const { operator } = await open();
    await operator.click(await screen.findByRole('button', { name: 'แก้ไข การ์ดราคา' }));
    const json = screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Flex (JSON)' });
    await operator.type(screen.getByRole('textbox', { name: 'ชื่อ' }), '!');
    await operator.click(save());
    const place = await screen.findByRole('button', { name: 'บรรทัด 9: body.contents.0.text' });
    expect(screen.getByText(/must not be empty/)).toBeInTheDocument();
    expect(json).toHaveAccessibleDescription(/^LINE จะไม่รับการ์ดนี้/);
    await operator.click(place);
    expect(json.value.slice(json.selectionStart)).toMatch(/^"฿290"/);
    fireEvent.change(json, { target: { value: '{ "type": "bubble" }' } });
    expect(json).toBeValid();
    expect(place).not.toBeInTheDocument();
  });

  test('takes a whole Flex message as LINE’s simulator copies it', async () => {
    const { operator } = await openNew('การ์ด (Flex)');
    const message = { type: 'flex', altText: 'โปรโมชัน', contents: { type: 'bubble' } };
    const json = screen.getByRole('textbox', { name: 'Flex (JSON)' });
    fireEvent.change(json, { target: { value: JSON.stringify(message) } });
    await operator.click(save());
    await waitFor(() => expect(api.callsOf(createReplyObject)[0]?.input['content']).toEqual(message));
  });

  test('says at the code that it is taken', async () => {
    api.on(createReplyObject, () => {
      throw refuse({ status: 409, code: 'conflict' });
    });
    const { operator } = await openNew('ข้อความ');
    await operator.click(screen.getByRole('textbox', { name: 'ข้อความ' }));
    await operator.paste('ขอบคุณค่ะ');
    await operator.click(save());
    await waitFor(() =>
      expect(screen.getByRole('textbox', { name: 'ชื่อสำหรับเรียกใช้' })).toHaveAccessibleDescription('มีอยู่แล้ว'),
    );
  });
});

describe('A picture that can be tapped', () => {
  async function openPicture() {
    replies = [
      aReply({
        name: 'แผนที่',
        image: picture,
        content: { type: 'imagemap', imageId: picture.id, altText: 'แผนที่', areas: [] },
      }),
    ];
    api.on(updateReplyObject, () => replies[0] as ReplyObject);
    const view = await open();
    await view.operator.click(await screen.findByRole('button', { name: 'แก้ไข แผนที่' }));
    const canvas = screen.getByRole('group', { name: /^รูปที่แตะได้/ });
    // Half as wide as LINE measures.
    canvas.getBoundingClientRect = () => new DOMRect(0, 0, 520, 400);
    return { ...view, canvas };
  }
  const stored = () => api.callsOf(updateReplyObject)[0]?.input['content'];

  test('has its areas drawn by pointer', async () => {
    const { operator, canvas } = await openPicture();
    const at = (clientX: number, clientY: number) => ({ clientX, clientY, button: 0, pointerId: 1 });
    fireEvent.pointerDown(canvas, at(50, 100));
    fireEvent.pointerMove(canvas, at(250, 200));
    fireEvent.pointerUp(canvas, at(250, 200));
    await operator.type(screen.getByRole('textbox', { name: 'ข้อความที่ลูกค้าส่ง' }), 'สาขา 1');
    const area = screen.getByRole('button', { name: 'พื้นที่ 1' });
    fireEvent.pointerDown(area, at(60, 110));
    fireEvent.pointerMove(canvas, at(70, 130));
    fireEvent.pointerUp(canvas, at(70, 130));
    await operator.click(save());
    await waitFor(() =>
      expect(stored()).toMatchObject({
        areas: [{ x: 120, y: 240, width: 400, height: 200, action: { kind: 'message', text: 'สาขา 1' } }],
      }),
    );
  });

  test('has its areas written as numbers, each with what a tap does', async () => {
    const { operator } = await openPicture();
    await operator.click(screen.getByRole('button', { name: 'เพิ่มพื้นที่' }));
    const area = within(screen.getByRole('group', { name: 'พื้นที่ 1' }));
    fireEvent.change(area.getByRole('spinbutton', { name: 'ซ้าย' }), { target: { value: '900' } });
    await operator.selectOptions(area.getByRole('combobox', { name: 'เมื่อแตะ' }), 'เปิดลิงก์');
    await operator.click(save());
    expect(area.getByText(/^พื้นที่ต้องอยู่ในรูป/)).toBeInTheDocument();
    expect(area.getByRole('textbox', { name: 'ลิงก์' })).toBeInvalid();
    fireEvent.change(area.getByRole('spinbutton', { name: 'กว้าง' }), { target: { value: '140' } });
    await operator.click(area.getByRole('textbox', { name: 'ลิงก์' }));
    await operator.paste('https://example.com');
    await operator.click(save());
    await waitFor(() =>
      expect(stored()).toMatchObject({
        areas: [{ x: 900, width: 140, action: { kind: 'uri', uri: 'https://example.com' } }],
      }),
    );
  });

  test('loses an area by its button', async () => {
    const { operator } = await openPicture();
    await operator.click(screen.getByRole('button', { name: 'เพิ่มพื้นที่' }));
    await operator.click(screen.getByRole('button', { name: 'ลบพื้นที่ 1' }));
    expect(screen.getByText('ยังไม่มีพื้นที่ที่แตะได้')).toBeInTheDocument();
  });
});
