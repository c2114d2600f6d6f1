import { listColleagues } from '@jsk/contracts/conversations';
import { listOperatorProfiles, type OperatorProfile, updateOperator } from '@jsk/contracts/people';
import { createSkill, deleteSkill, listSkills, updateSkill } from '@jsk/contracts/skills';
import { createCustomer, createSession } from '@jsk/testing/factories';
import type { OperatorSession } from '@jsk/testing/operator-session';
import { waitFor } from '@jsk/testing/services/wait-for';
import { TestSystem } from '../testing/start-test-api';

let system: TestSystem;
let administrator: OperatorSession;
let agent: OperatorSession;

beforeAll(async () => {
  system = await TestSystem.start();
  administrator = await system.signIn({ role: 'ADMIN', displayName: 'ก ผู้ดูแล' });
  agent = await system.signIn({ displayName: 'ข เจ้าหน้าที่' });
});
afterEach(async () => {
  system.closeTabs();
  await system.rows.select('DELETE FROM skills');
});
afterAll(() => system.stop());

async function profileOf({ user }: OperatorSession): Promise<OperatorProfile | undefined> {
  const { items } = await administrator.call(listOperatorProfiles, {});
  return items.find(({ id }) => id === user.id);
}

async function audited(action: string): Promise<unknown[]> {
  const rows = await system.rows.select<{ detail: unknown }>(
    'SELECT detail FROM audit_log WHERE action = $1 ORDER BY id DESC LIMIT 1',
    [action],
  );
  return rows.map(({ detail }) => detail);
}

describe('Skills', () => {
  it('are added, renamed and deleted by administrators, and everybody can see them by name', async () => {
    const sales = await administrator.call(createSkill, { name: '  ฝ่ายขาย ' });
    expect(sales).toEqual({
      id: expect.any(String),
      name: 'ฝ่ายขาย',
      operatorCount: 0,
      onlineCount: 0,
      waitingCount: 0,
    });
    const english = await administrator.call(createSkill, { name: 'English' });
    await administrator.call(updateSkill, { skillId: english.id, name: 'english' });
    const { items } = await agent.call(listSkills, {});
    expect(items.map(({ name }) => name)).toEqual(['english', 'ฝ่ายขาย']);
    expect(await audited('skill.renamed')).toEqual([
      { before: { name: 'English' }, after: { name: 'english' } },
    ]);

    expect(await administrator.call(deleteSkill, { skillId: sales.id })).toEqual({});
    expect((await agent.call(listSkills, {})).items.map(({ id }) => id)).toEqual([english.id]);
  });

  it('have names of their own; case and blanks make no difference', async () => {
    await administrator.call(createSkill, { name: 'Sales' });
    const other = await administrator.call(createSkill, { name: 'Repairs' });
    for (const attempt of [
      () => administrator.call(createSkill, { name: ' SALES' }),
      () => administrator.call(updateSkill, { skillId: other.id, name: 'sales' }),
    ]) {
      await expect(attempt()).rejects.toMatchObject({
        status: 409,
        problem: { code: 'conflict', errors: [{ path: 'name' }] },
      });
    }
    for (const name of ['', '   ', 'ก'.repeat(41)]) {
      await expect(administrator.call(createSkill, { name })).rejects.toMatchObject({
        status: 400,
        problem: { errors: [{ path: 'name' }] },
      });
    }
  });

  it('that do not exist cannot be renamed or deleted', async () => {
    for (const attempt of [
      () => administrator.call(updateSkill, { skillId: '1', name: 'ใหม่' }),
      () => administrator.call(deleteSkill, { skillId: '1' }),
      () => administrator.call(updateOperator, { operatorId: '1', capacity: 2 }),
    ]) {
      await expect(attempt()).rejects.toMatchObject({ status: 404, problem: { code: 'not_found' } });
    }
  });

  it('say who has them, who of those is online, and who waits for them', async () => {
    const { id } = await administrator.call(createSkill, { name: 'ฝ่ายช่าง' });
    for (const operator of [agent, administrator]) {
      await administrator.call(updateOperator, { operatorId: operator.user.id, skillIds: [id] });
    }
    await agent.openTab();
    await createSession(system.rows, await createCustomer(system.rows), { skillId: id });
    await waitFor(
      async () =>
        expect((await agent.call(listSkills, {})).items).toEqual([
          { id, name: 'ฝ่ายช่าง', operatorCount: 2, onlineCount: 1, waitingCount: 1 },
        ]),
      { description: 'the skill is counted' },
    );
  });

  it('leave nothing behind when they are deleted, and the log says what used them', async () => {
    const { id: skillId } = await administrator.call(createSkill, { name: 'เลิกใช้' });
    await administrator.call(updateOperator, { operatorId: agent.user.id, skillIds: [skillId] });
    const lineUserId = await createCustomer(system.rows);
    const sessionId = await createSession(system.rows, lineUserId, { skillId });
    await system.rows.select(`INSERT INTO handoff_keywords (keyword, skill_id) VALUES ('ซื้อของ', $1)`, [
      skillId,
    ]);
    await administrator.call(deleteSkill, { skillId });

    expect((await profileOf(agent))?.skillIds).toEqual([]);
    expect(await system.rows.count('sessions WHERE id = $1 AND skill_id IS NULL', [sessionId])).toBe(1);
    expect(await system.rows.count('handoff_keywords WHERE skill_id IS NULL')).toBe(1);
    expect(await audited('skill.deleted')).toEqual([
      {
        name: 'เลิกใช้',
        use: { operators: 1, handoffKeywords: 1, intents: 0, waitingCustomers: 1, tickets: 0 },
      },
    ]);
  });
});

describe('What somebody can do, and how much of it', () => {
  it('is shown to administrators, with presence and load', async () => {
    const { id } = await administrator.call(createSkill, { name: 'ภาษาอังกฤษ' });
    await createSession(system.rows, await createCustomer(system.rows), { operatorId: agent.user.id });
    const changed = await administrator.call(updateOperator, {
      operatorId: agent.user.id,
      capacity: 7,
      skillIds: [id],
    });
    expect(changed).toEqual({
      ...agent.user,
      isActive: true,
      capacity: 7,
      skillIds: [id],
      presence: 'offline',
      activeSessions: 1,
      mfaEnabled: false,
      mustChangePassword: false,
      lastSignInAt: expect.any(String),
      createdAt: expect.any(String),
    });
    expect(await profileOf(agent)).toEqual(changed);
    expect(await audited('operator.updated')).toEqual([
      {
        username: agent.user.username,
        before: { capacity: 5, skillIds: [] },
        after: { capacity: 7, skillIds: [id] },
      },
    ]);
    const { items } = await agent.call(listColleagues, {});
    expect(items).toContainEqual(
      expect.objectContaining({ id: agent.user.id, capacity: 7, skills: ['ภาษาอังกฤษ'] }),
    );
  });

  it('stays as it is where nothing was said', async () => {
    const { id } = await administrator.call(createSkill, { name: 'คงเดิม' });
    const { id: operatorId } = agent.user;
    await administrator.call(updateOperator, { operatorId, capacity: 4, skillIds: [id] });
    await administrator.call(updateOperator, { operatorId, capacity: 3 });
    expect(await profileOf(agent)).toMatchObject({ capacity: 3, skillIds: [id] });
    await administrator.call(updateOperator, { operatorId, skillIds: [] });
    expect(await profileOf(agent)).toMatchObject({ capacity: 3, skillIds: [] });
  });

  it.each([
    [{ capacity: 0 }, 'capacity'],
    [{ capacity: 51 }, 'capacity'],
    [{ capacity: 2.5 }, 'capacity'],
    [{ skillIds: ['999999999'] }, 'skillIds'],
  ])('cannot be %p', async (change, path) => {
    const attempt = administrator.call(updateOperator, { operatorId: agent.user.id, ...change });
    await expect(attempt).rejects.toMatchObject({
      status: 400,
      problem: { code: 'validation_error', errors: [{ path }] },
    });
  });
});
