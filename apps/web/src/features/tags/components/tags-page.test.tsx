import { createTag, deleteTag, listTags, mergeTags, updateTag, type UsedTag } from '@jsk/contracts/tags';
import { screen, within } from '@testing-library/react';
import { createFakeApi, type FakeApi, refuse } from '@/testing/fake-api';
import { renderAdminPage } from '@/testing/render-admin-page';
import { TagsPage } from './tags-page';

let api: FakeApi;
let tags: UsedTag[];

beforeEach(() => {
  tags = [
    { id: '1', name: 'ด่วน', color: 'red', customerCount: 0 },
    { id: '2', name: 'ลูกค้าประจำ', color: 'green', customerCount: 1200 },
  ];
  api = createFakeApi();
  api.on(listTags, () => ({ items: tags }));
});

const row = (name: string) => screen.findByRole('row', { name: new RegExp(name) });
const dialog = async (name: string) => within(await screen.findByRole('dialog', { name }));

test('every tag is shown with its colour in words and how many customers carry it', async () => {
  await renderAdminPage(TagsPage);
  const regular = within(await row('ลูกค้าประจำ'));
  expect(regular.getByRole('rowheader', { name: /เขียว/ })).toBeInTheDocument();
  expect(regular.getByRole('link', { name: /1,200/ })).toHaveAttribute('href', '/customers?tag=2');
});

test('a tag is added with a name and a colour, and a name that is taken is said at the field', async () => {
  api.on(createTag, ({ name, color }) => {
    if (name === 'ด่วน') {
      throw refuse({ status: 409, code: 'conflict', errors: [{ path: 'name', message: 'taken' }] });
    }
    const tag = { id: '3', name, color, customerCount: 0 };
    tags = [...tags, tag];
    return tag;
  });
  const { operator } = await renderAdminPage(TagsPage);
  await operator.click(await screen.findByRole('button', { name: 'เพิ่มแท็ก' }));
  const form = await dialog('เพิ่มแท็ก');
  const name = form.getByRole('textbox', { name: 'ชื่อแท็ก' });
  await operator.type(name, 'ด่วน');
  await operator.click(form.getByRole('radio', { name: 'ม่วง' }));
  await operator.click(form.getByRole('button', { name: 'บันทึก' }));
  expect(await form.findByText('มีอยู่แล้ว')).toBeVisible();
  await operator.type(name, 'มาก');
  await operator.click(form.getByRole('button', { name: 'บันทึก' }));
  expect(await row('ด่วนมาก')).toBeVisible();
  expect(api.callsOf(createTag).at(-1)?.input).toEqual({ name: 'ด่วนมาก', color: 'purple' });
});

test('a tag gets another name and colour', async () => {
  api.on(updateTag, ({ tagId, name, color }) => ({ id: tagId, name, color, customerCount: 0 }));
  const { operator } = await renderAdminPage(TagsPage);
  await operator.click(within(await row('ด่วน')).getByRole('button', { name: 'แก้ไข ด่วน' }));
  const form = await dialog('แก้ไขแท็ก');
  expect(form.getByRole('radio', { name: 'แดง' })).toBeChecked();
  await operator.click(form.getByRole('radio', { name: 'ส้ม' }));
  await operator.click(form.getByRole('button', { name: 'บันทึก' }));
  await screen.findByRole('row', { name: /ด่วน/ });
  expect(api.callsOf(updateTag)[0]?.input).toEqual({ tagId: '1', name: 'ด่วน', color: 'orange' });
});

test('deleting says how many customers carry the tag, and asks', async () => {
  api.on(deleteTag, ({ tagId }) => {
    tags = tags.filter(({ id }) => id !== tagId);
    return { customerCount: 1200 };
  });
  const { operator } = await renderAdminPage(TagsPage);
  await operator.click(within(await row('ลูกค้าประจำ')).getByRole('button', { name: 'ลบ ลูกค้าประจำ' }));
  const question = await dialog('ลบแท็ก “ลูกค้าประจำ” ใช่ไหม');
  expect(question.getByText(/1,200/)).toBeVisible();
  await operator.click(question.getByRole('button', { name: 'ลบ' }));
  expect(await row('ด่วน')).toBeVisible();
  expect(screen.queryByRole('row', { name: /ลูกค้าประจำ/ })).not.toBeInTheDocument();
});

test('one tag is merged into another one', async () => {
  api.on(mergeTags, () => {
    tags = tags.slice(0, 1);
    return tags[0] as UsedTag;
  });
  const { operator } = await renderAdminPage(TagsPage);
  await operator.click(
    within(await row('ลูกค้าประจำ')).getByRole('button', { name: 'รวม ลูกค้าประจำ เข้ากับแท็กอื่น' }),
  );
  const form = await dialog('รวมแท็ก “ลูกค้าประจำ” เข้ากับแท็กอื่น');
  await operator.click(form.getByRole('button', { name: 'รวมแท็ก' }));
  expect(form.getByText('ต้องไม่เว้นว่าง')).toBeVisible();
  await operator.selectOptions(form.getByRole('combobox', { name: 'รวมเข้ากับ' }), 'ด่วน');
  await operator.click(form.getByRole('button', { name: 'รวมแท็ก' }));
  await screen.findByRole('row', { name: /ด่วน/ });
  expect(api.callsOf(mergeTags)[0]?.input).toEqual({ tagId: '2', intoTagId: '1' });
});

test('an empty list says what belongs there, and a failed one can be loaded again', async () => {
  tags = [];
  let attempts = 0;
  api.on(listTags, () => {
    attempts += 1;
    if (attempts === 1) throw refuse({ status: 503, code: 'service_unavailable' });
    return { items: tags };
  });
  const { operator } = await renderAdminPage(TagsPage);
  await operator.click(within(await screen.findByRole('alert')).getByRole('button'));
  expect(await screen.findByText(/ยังไม่มีแท็ก/)).toBeVisible();
});
