import { closeConversation, startConversation } from '@jsk/contracts/conversations';
import {
  createCustomerField,
  type CustomerField,
  deleteCustomerField,
  getCustomerDetails,
  listCustomerFields,
  listCustomerMedia,
  listCustomerSessions,
  updateCustomerField,
  writeCustomerField,
} from '@jsk/contracts/customer-details';
import { createCustomer } from '@jsk/testing/factories';
import type { OperatorSession } from '@jsk/testing/operator-session';
import { TestSystem } from '../testing/start-test-api';

let system: TestSystem;
let administrator: OperatorSession;
let agent: OperatorSession;

beforeAll(async () => {
  system = await TestSystem.start();
  administrator = await system.signIn({ role: 'ADMIN' });
  agent = await system.signIn({ displayName: 'สมชาย' });
});
afterEach(async () => {
  system.closeTabs();
  await system.rows.select('DELETE FROM customer_fields');
});
afterAll(() => system.stop());

const conflict = (path: string) => ({ status: 409, problem: { code: 'conflict', errors: [{ path }] } });
const invalid = (path: string) => ({
  status: 400,
  problem: { code: 'validation_error', errors: [{ path }] },
});

const textField = (name: string): Promise<CustomerField> =>
  administrator.call(createCustomerField, { name, kind: 'text' });

async function fieldsOf(lineUserId: string) {
  const { fields } = await agent.call(getCustomerDetails, { lineUserId });
  return fields.map(({ name, value, version }) => ({ name, value, version }));
}

describe('Customer fields', () => {
  it('are added, changed and deleted by administrators, and everybody sees them in their order', async () => {
    const member = await textField(' เลขสมาชิก ');
    const size = await administrator.call(createCustomerField, {
      name: 'ไซซ์',
      kind: 'choice',
      choices: ['S', 'M'],
    });
    await administrator.call(updateCustomerField, { fieldId: size.id, name: 'ขนาด', choices: ['M', 'L'] });
    expect((await agent.call(listCustomerFields, {})).items).toEqual([
      { id: member.id, name: 'เลขสมาชิก', kind: 'text', choices: [], isPersonal: false },
      { id: size.id, name: 'ขนาด', kind: 'choice', choices: ['M', 'L'], isPersonal: false },
    ]);
    await administrator.call(deleteCustomerField, { fieldId: member.id });
    expect((await agent.call(listCustomerFields, {})).items.map(({ id }) => id)).toEqual([size.id]);
    const acts = await system.rows.select<{ action: string }>(
      `SELECT action FROM audit_log WHERE subject_type = 'customer_field' ORDER BY id`,
    );
    expect(acts.map(({ action }) => action)).toEqual([
      'customer_field.created',
      'customer_field.created',
      'customer_field.changed',
      'customer_field.deleted',
    ]);
  });

  it('have names of their own, and a choice has something to choose', async () => {
    const first = await textField('Member');
    await textField('Birthday');
    await expect(textField(' MEMBER')).rejects.toMatchObject(conflict('name'));
    await expect(
      administrator.call(updateCustomerField, { fieldId: first.id, name: 'birthday' }),
    ).rejects.toMatchObject(conflict('name'));
    await expect(textField('')).rejects.toMatchObject(invalid('name'));
    await expect(
      administrator.call(createCustomerField, { name: 'ไซซ์', kind: 'choice' }),
    ).rejects.toMatchObject(invalid('choices'));
    await expect(
      administrator.call(createCustomerField, { name: 'ไซซ์', kind: 'choice', choices: ['S', 'S'] }),
    ).rejects.toMatchObject(invalid('choices'));
  });

  it('are twenty at most, also when several are added at once', async () => {
    const attempts = Array.from({ length: 23 }, (_, number) => textField(`ช่องที่ ${number}`));
    const outcomes = await Promise.allSettled(attempts);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(20);
  });
});

describe('What is known of a customer', () => {
  it('is written field by field by any operator, and can be taken away', async () => {
    const lineUserId = await createCustomer(system.rows);
    const { id: fieldId } = await textField('เลขสมาชิก');
    expect(await fieldsOf(lineUserId)).toEqual([{ name: 'เลขสมาชิก', value: null, version: 0 }]);
    const written = await agent.call(writeCustomerField, { lineUserId, fieldId, value: 'A-001', version: 0 });
    expect(written).toEqual({ fieldId, value: 'A-001', version: 1 });
    expect(await fieldsOf(lineUserId)).toEqual([{ name: 'เลขสมาชิก', value: 'A-001', version: 1 }]);
    await agent.call(writeCustomerField, { lineUserId, fieldId, value: null, version: 1 });
    expect(await fieldsOf(lineUserId)).toEqual([{ name: 'เลขสมาชิก', value: null, version: 2 }]);
    const [act] = await system.rows.select(
      `SELECT operator_name AS by, detail FROM audit_log WHERE action = 'customer.field_written' ORDER BY id LIMIT 1`,
    );
    expect(act).toEqual({ by: 'สมชาย', detail: { field: 'เลขสมาชิก', isEmptied: false } });
  });

  it('is never written over by somebody who has not seen it', async () => {
    const lineUserId = await createCustomer(system.rows);
    const { id: fieldId } = await textField('เลขสมาชิก');
    const attempts = ['A', 'B', 'C'].map((value) =>
      agent.call(writeCustomerField, { lineUserId, fieldId, value, version: 0 }),
    );
    const outcomes = await Promise.allSettled(attempts);
    const refused = outcomes.filter((outcome) => outcome.status === 'rejected');
    expect(refused.map(({ reason }) => reason as unknown)).toEqual([
      expect.objectContaining({ status: 409 }),
      expect.objectContaining({ status: 409 }),
    ]);
    await expect(
      agent.call(writeCustomerField, { lineUserId, fieldId, value: 'D', version: 0 }),
    ).rejects.toMatchObject(conflict('value'));
  });

  it('is what the field is for', async () => {
    const lineUserId = await createCustomer(system.rows);
    const { id: fieldId } = await administrator.call(createCustomerField, { name: 'วันเกิด', kind: 'date' });
    await expect(
      agent.call(writeCustomerField, { lineUserId, fieldId, value: '31/12/2540', version: 0 }),
    ).rejects.toMatchObject(invalid('value'));
    await agent.call(writeCustomerField, { lineUserId, fieldId, value: '1997-12-31', version: 0 });
    expect(await fieldsOf(lineUserId)).toEqual([{ name: 'วันเกิด', value: '1997-12-31', version: 1 }]);
  });

  it('is told to the other consoles', async () => {
    const lineUserId = await createCustomer(system.rows);
    const { id: fieldId } = await textField('เลขสมาชิก');
    const tab = await administrator.openTab();
    await agent.call(writeCustomerField, { lineUserId, fieldId, value: 'A-001', version: 0 });
    await tab.nextEvent('conversation_update', (patch) => patch.lineUserId === lineUserId);
  });
});

describe('The history of sessions', () => {
  it('comes with the panel and goes on page by page, newest first', async () => {
    const lineUserId = await createCustomer(system.rows);
    for (let number = 0; number < 12; number += 1) {
      await agent.call(startConversation, { lineUserId });
      await agent.call(closeConversation, { lineUserId });
    }
    const { sessions, counts } = await agent.call(getCustomerDetails, { lineUserId });
    expect(counts).toEqual({ sessions: 12, media: 0 });
    expect(sessions.items).toHaveLength(10);
    expect(sessions.items[0]).toMatchObject({ status: 'CLOSED', operator: { name: 'สมชาย' } });
    const next = await agent.call(listCustomerSessions, { lineUserId, cursor: sessions.nextCursor ?? '' });
    expect(next.items).toHaveLength(2);
    expect(next.nextCursor).toBeNull();
    const ids = [...sessions.items, ...next.items].map(({ id }) => Number(id));
    expect(ids).toEqual(ids.toSorted((one, other) => other - one));
  });
});

describe('The gallery', () => {
  async function file(lineUserId: string, type: string, state = 'received'): Promise<string> {
    const media = {
      status: 'ready',
      contentType: null,
      sizeBytes: 1,
      fileName: 'a',
      durationMs: null,
      url: null,
    };
    const [row] = await system.rows.select<{ id: string }>(
      `INSERT INTO messages (line_user_id, direction, sender_kind, type, payload, state, customer_message_number)
       VALUES ($1, 'INCOMING', 'CUSTOMER', $2, $3, $4, 0) RETURNING id`,
      [lineUserId, type, state === 'unsent' ? null : JSON.stringify({ kind: 'media', media }), state],
    );
    return row?.id ?? '';
  }

  it('has pictures, videos and files, newest first and page by page; nothing that was taken back', async () => {
    const lineUserId = await createCustomer(system.rows);
    const ids: string[] = [];
    for (const type of ['image', 'video', 'file', 'image']) ids.unshift(await file(lineUserId, type));
    await file(lineUserId, 'image', 'unsent');
    await file(lineUserId, 'audio');
    const first = await agent.call(listCustomerMedia, { lineUserId, limit: 3 });
    expect(first.items.map(({ id }) => id)).toEqual(ids.slice(0, 3));
    const second = await agent.call(listCustomerMedia, {
      lineUserId,
      limit: 3,
      cursor: first.nextCursor ?? '',
    });
    expect(second.items.map(({ id }) => id)).toEqual(ids.slice(3));
    expect(second.nextCursor).toBeNull();
    const videos = await agent.call(listCustomerMedia, { lineUserId, kind: 'video' });
    expect(videos.items.map(({ type }) => type)).toEqual(['video']);
    expect((await agent.call(getCustomerDetails, { lineUserId })).counts.media).toBe(4);
  });
});

it('A customer who does not exist has no details', async () => {
  const lineUserId = `U${'0'.repeat(32)}`;
  await expect(agent.call(getCustomerDetails, { lineUserId })).rejects.toMatchObject({ status: 404 });
});
