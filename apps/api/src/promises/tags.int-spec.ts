import { getConversation } from '@jsk/contracts/conversations';
import { createSavedView, listSavedViews } from '@jsk/contracts/saved-views';
import { updateSettings } from '@jsk/contracts/settings';
import {
  createTag,
  deleteTag,
  listTags,
  mergeTags,
  type Tag,
  tagCustomer,
  tagLimits,
  untagCustomer,
  updateTag,
  type UsedTag,
} from '@jsk/contracts/tags';
import { createCustomer, createSession } from '@jsk/testing/factories';
import type { OperatorSession } from '@jsk/testing/operator-session';
import { TestSystem } from '../testing/start-test-api';

let system: TestSystem;
let administrator: OperatorSession;
let agent: OperatorSession;

beforeAll(async () => {
  system = await TestSystem.start();
  administrator = await system.signIn({ role: 'ADMIN' });
  agent = await system.signIn();
});
afterEach(async () => {
  system.closeTabs();
  await system.rows.select('DELETE FROM tags');
});
afterAll(() => system.stop());

const create = (name: string, color: Tag['color'] = 'green') =>
  administrator.call(createTag, { name, color });

async function customerWith(...tags: UsedTag[]): Promise<string> {
  const lineUserId = await createCustomer(system.rows);
  for (const { id } of tags) await agent.call(tagCustomer, { tagId: id, lineUserId });
  return lineUserId;
}

const namesOf = async (lineUserId: string) =>
  (await agent.call(getConversation, { lineUserId })).tags.map(({ name }) => name);

async function audited(action: string): Promise<{ operator: string; subject: string; detail: unknown }[]> {
  return system.rows.select(
    `SELECT operator_id::text AS operator, subject_id AS subject, detail FROM audit_log WHERE action = $1
      ORDER BY id DESC LIMIT 1`,
    [action],
  );
}

describe('Tags', () => {
  it('are added and changed by administrators, and everybody can see them by name with how many carry them', async () => {
    const regular = await create('  ลูกค้าประจำ ');
    expect(regular).toEqual({ id: expect.any(String), name: 'ลูกค้าประจำ', color: 'green', customerCount: 0 });
    const complaint = await create('Complaint', 'red');
    await customerWith(regular, complaint);
    await customerWith(regular);
    const changed = { tagId: complaint.id, name: 'complaint', color: 'orange' as const };
    expect(await administrator.call(updateTag, changed)).toMatchObject({ color: 'orange', customerCount: 1 });
    const { items } = await agent.call(listTags, {});
    expect(items.map(({ name, color, customerCount }) => [name, color, customerCount])).toEqual([
      ['complaint', 'orange', 1],
      ['ลูกค้าประจำ', 'green', 2],
    ]);
    expect(await audited('tag.updated')).toEqual([
      {
        operator: administrator.user.id,
        subject: complaint.id,
        detail: {
          before: { name: 'Complaint', color: 'red' },
          after: { name: 'complaint', color: 'orange' },
        },
      },
    ]);
  });

  it('have names of their own and a colour that there is', async () => {
    await create('VIP');
    const other = await create('ใหม่');
    for (const attempt of [
      () => create(' vip'),
      () => administrator.call(updateTag, { tagId: other.id, name: 'Vip', color: 'red' }),
    ]) {
      await expect(attempt()).rejects.toMatchObject({
        status: 409,
        problem: { code: 'conflict', errors: [{ path: 'name' }] },
      });
    }
    for (const [fields, path] of [
      [{ name: ' ', color: 'red' }, 'name'],
      [{ name: 'ก'.repeat(tagLimits.name + 1), color: 'red' }, 'name'],
      [{ name: 'ดี', color: '#ff0000' }, 'color'],
    ] as const) {
      await expect(administrator.call(createTag, fields as Omit<Tag, 'id'>)).rejects.toMatchObject({
        status: 400,
        problem: { errors: [{ path }] },
      });
    }
  });

  it('are so few that they can be chosen from', async () => {
    await system.rows.select(
      `INSERT INTO tags (name, color) SELECT 'tag ' || n, 'gray' FROM generate_series(1, $1::int) n`,
      [tagLimits.tags],
    );
    await expect(create('one more')).rejects.toMatchObject({ status: 409 });
  });

  it('that are deleted are on nobody any more, and it is said how many carried them', async () => {
    const tag = await create('เลิกใช้');
    const kept = await create('อยู่ต่อ');
    const lineUserId = await customerWith(tag, kept);
    await customerWith(tag);
    expect(await administrator.call(deleteTag, { tagId: tag.id })).toEqual({ customerCount: 2 });
    expect(await namesOf(lineUserId)).toEqual(['อยู่ต่อ']);
    expect(await audited('tag.deleted')).toMatchObject([{ detail: { name: 'เลิกใช้', customerCount: 2 } }]);
  });

  it('can be merged: whoever carried the one carries the other', async () => {
    const from = await create('vip เก่า');
    const into = await create('VIP');
    const both = await customerWith(from, into);
    const one = await customerWith(from);
    const merged = await administrator.call(mergeTags, { tagId: from.id, intoTagId: into.id });
    expect(merged).toMatchObject({ id: into.id, customerCount: 2 });
    expect(await namesOf(both)).toEqual(['VIP']);
    expect(await namesOf(one)).toEqual(['VIP']);
    expect((await agent.call(listTags, {})).items.map(({ id }) => id)).toEqual([into.id]);
    for (const intoTagId of [into.id, '999999']) {
      await expect(administrator.call(mergeTags, { tagId: into.id, intoTagId })).rejects.toMatchObject({
        status: 400,
        problem: { errors: [{ path: 'intoTagId' }] },
      });
    }
  });

  it('that end leave the saved views: merged ones for the other, deleted ones for none', async () => {
    const [old, vip, gone] = [await create('vip เก่า'), await create('VIP'), await create('เลิกใช้')];
    for (const [name, tags] of [
      ['both', [old, gone, vip]],
      ['one', [gone, old]],
      ['other', [vip]],
    ] as const) {
      const tagIds = tags.map(({ id }) => id);
      const filters = { status: 'mine', tagIds, unreadOnly: true, sort: 'unanswered' } as const;
      await agent.call(createSavedView, { name, filters });
    }
    await administrator.call(mergeTags, { tagId: old.id, intoTagId: vip.id });
    await administrator.call(deleteTag, { tagId: gone.id });
    const { items } = await agent.call(listSavedViews, {});
    expect(items.map(({ name, filters }) => [name, filters.tagIds])).toEqual([
      ['both', [vip.id]],
      ['one', [vip.id]],
      ['other', [vip.id]],
    ]);
    expect(items[0]?.filters).toMatchObject({ status: 'mine', unreadOnly: true, sort: 'unanswered' });
  });

  it('that do not exist cannot be changed, deleted or put on anybody', async () => {
    const lineUserId = await createCustomer(system.rows);
    for (const attempt of [
      () => administrator.call(updateTag, { tagId: '999999', name: 'x', color: 'red' }),
      () => administrator.call(deleteTag, { tagId: '999999' }),
      () => agent.call(tagCustomer, { tagId: '999999', lineUserId }),
    ]) {
      await expect(attempt()).rejects.toMatchObject({ status: 404, problem: { code: 'not_found' } });
    }
  });

  it('that change are told to every console', async () => {
    const tab = await agent.openTab();
    await create('ใหม่ล่าสุด');
    await tab.nextEvent('tags_changed');
  });
});

describe('A customer', () => {
  it('is tagged by any operator once, however often that is asked, and every console hears of it', async () => {
    const tag = await create('ด่วน');
    const lineUserId = await createCustomer(system.rows);
    const tab = await administrator.openTab();
    const expected = { tags: [{ id: tag.id, name: 'ด่วน', color: 'green' }] };
    for (let asked = 0; asked < 2; asked += 1) {
      expect(await agent.call(tagCustomer, { tagId: tag.id, lineUserId })).toEqual(expected);
    }
    const { tags } = await tab.nextEvent('conversation_update', (patch) => patch.lineUserId === lineUserId);
    expect(tags).toEqual(expected.tags);
    expect(await audited('customer.tagged')).toEqual([
      { operator: agent.user.id, subject: lineUserId, detail: { tagId: tag.id, name: 'ด่วน' } },
    ]);

    for (let asked = 0; asked < 2; asked += 1) {
      expect(await agent.call(untagCustomer, { tagId: tag.id, lineUserId })).toEqual({ tags: [] });
    }
    await tab.nextEvent('conversation_update', (patch) => patch.tags?.length === 0);
    const acts = await system.rows.select(
      `SELECT action FROM audit_log WHERE subject_id = $1 AND action LIKE 'customer.%tagged' ORDER BY id`,
      [lineUserId],
    );
    expect(acts).toEqual([{ action: 'customer.tagged' }, { action: 'customer.untagged' }]);
  });

  it('whom an operator may not see cannot be tagged by them either', async () => {
    const tag = await create('ลับ');
    const lineUserId = await createCustomer(system.rows);
    await createSession(system.rows, lineUserId, { operatorId: administrator.user.id });
    await administrator.call(updateSettings, { routing: { visibility: 'own' } });
    try {
      for (const change of [tagCustomer, untagCustomer]) {
        await expect(agent.call(change, { tagId: tag.id, lineUserId })).rejects.toMatchObject({
          status: 404,
        });
      }
      expect(await administrator.call(tagCustomer, { tagId: tag.id, lineUserId })).toMatchObject({
        tags: [{ id: tag.id }],
      });
    } finally {
      await administrator.call(updateSettings, { routing: { visibility: 'all' } });
    }
  });
});
