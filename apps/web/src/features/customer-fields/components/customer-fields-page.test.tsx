import {
  createCustomerField,
  type CustomerField,
  deleteCustomerField,
  listCustomerFields,
  updateCustomerField,
} from '@jsk/contracts/customer-details';
import { screen, within } from '@testing-library/react';
import { createFakeApi, type FakeApi, refuse } from '@/testing/fake-api';
import { renderAdminPage } from '@/testing/render-admin-page';
import { CustomerFieldsPage } from './customer-fields-page';

let api: FakeApi;
let fields: CustomerField[];

beforeEach(() => {
  fields = [
    { id: '1', name: 'เลขสมาชิก', kind: 'text', choices: [], isPersonal: false },
    { id: '2', name: 'ไซซ์', kind: 'choice', choices: ['S', 'M'], isPersonal: false },
  ];
  api = createFakeApi();
  api.on(listCustomerFields, () => ({ items: fields }));
});

async function open() {
  const view = await renderAdminPage(CustomerFieldsPage);
  await screen.findByRole('heading', { level: 2, name: 'ช่องข้อมูลลูกค้า' });
  return view;
}

test('fields are listed with their kind and what can be chosen', async () => {
  await open();
  const list = await screen.findByRole('list', { name: 'ช่องข้อมูลลูกค้า' });
  const rows = within(list).getAllByRole('listitem');
  expect(rows[0]).toHaveTextContent('เลขสมาชิกข้อความ');
  expect(rows[1]).toHaveTextContent('ไซซ์ตัวเลือก · S, M');
});

test('a choice is added with what can be chosen, and not without', async () => {
  fields = [];
  api.on(createCustomerField, ({ name, kind, choices = [], isPersonal = false }) => {
    fields = [{ id: '3', name, kind, choices, isPersonal }];
    return fields[0] as CustomerField;
  });
  const { operator } = await open();
  await operator.click(await screen.findByRole('button', { name: 'เพิ่มช่องข้อมูล' }));
  const dialog = screen.getByRole('dialog');
  await operator.type(within(dialog).getByLabelText('ชื่อช่อง'), 'ขนาด');
  await operator.selectOptions(within(dialog).getByLabelText('ชนิด'), 'choice');
  await operator.click(within(dialog).getByRole('button', { name: 'บันทึก' }));
  expect(within(dialog).getByLabelText('ตัวเลือก', { selector: 'input' })).toBeInvalid();
  await operator.type(within(dialog).getByLabelText('ตัวเลือก', { selector: 'input' }), 'S{Enter}M{Enter}');
  await operator.click(within(dialog).getByRole('button', { name: 'บันทึก' }));
  expect(await screen.findByText('ตัวเลือก · S, M')).toBeInTheDocument();
});

test('a name that is taken is said at the field', async () => {
  api.on(updateCustomerField, () => {
    throw refuse({ status: 409, code: 'conflict', errors: [{ path: 'name', message: 'taken' }] });
  });
  const { operator } = await open();
  await operator.click(await screen.findByRole('button', { name: 'แก้ไข เลขสมาชิก' }));
  const dialog = screen.getByRole('dialog');
  await operator.type(within(dialog).getByLabelText('ชื่อช่อง'), '2');
  await operator.click(within(dialog).getByRole('button', { name: 'บันทึก' }));
  expect(await within(dialog).findByText('มีอยู่แล้ว')).toBeInTheDocument();
  expect(within(dialog).getByLabelText('ชนิด')).toBeDisabled();
});

test('a field is deleted only after saying what is lost', async () => {
  api.on(deleteCustomerField, ({ fieldId }) => {
    fields = fields.filter(({ id }) => id !== fieldId);
    return {};
  });
  const { operator } = await open();
  await operator.click(await screen.findByRole('button', { name: 'ลบ เลขสมาชิก' }));
  const dialog = screen.getByRole('dialog', { name: 'ลบช่อง “เลขสมาชิก” ใช่ไหม' });
  expect(dialog).toHaveTextContent('ข้อมูลของลูกค้าทุกคนในช่องนี้จะหายไป');
  await operator.click(within(dialog).getByRole('button', { name: 'ลบ' }));
  await expect(screen.findByText('เลขสมาชิก')).rejects.toThrow();
});

test('there are twenty at most, and then none can be added', async () => {
  fields = Array.from({ length: 20 }, (_, index) => ({
    id: String(index + 1),
    name: `ช่อง ${index}`,
    kind: 'text' as const,
    choices: [],
    isPersonal: false,
  }));
  await open();
  expect(await screen.findByRole('button', { name: 'เพิ่มช่องข้อมูล' })).toBeDisabled();
  expect(screen.getByText('มีครบ 20 ช่องแล้ว')).toBeInTheDocument();
});
