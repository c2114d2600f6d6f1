import { getConversation } from '@jsk/contracts/conversations';
import {
  createHandoffKeyword,
  deleteHandoffKeyword,
  type HandoffKeyword,
  listHandoffKeywords,
  updateHandoffKeyword,
} from '@jsk/contracts/handoff-keywords';
import { createSkill, deleteSkill } from '@jsk/contracts/skills';
import { LineCustomer } from '@jsk/testing/line-webhooks';
import type { OperatorSession } from '@jsk/testing/operator-session';
import { waitFor } from '@jsk/testing/services/wait-for';
import { TestSystem } from '../testing/start-test-api';

let system: TestSystem;
let administrator: OperatorSession;

beforeAll(async () => {
  system = await TestSystem.start({ instances: 2, settings: { messaging: { noticeHoldSeconds: 0 } } });
  administrator = await system.signIn({ role: 'ADMIN' });
});
afterEach(() => system.rows.select('DELETE FROM handoff_keywords'));
afterAll(() => system.stop());

function add(keyword: string, more: { isActive?: boolean; skillId?: string } = {}): Promise<HandoffKeyword> {
  return administrator.call(createHandoffKeyword, { keyword, ...more });
}

async function listed(): Promise<HandoffKeyword[]> {
  return (await administrator.call(listHandoffKeywords, {})).items;
}

/** @returns the session that a text of somebody new leads to. */
async function sessionAfter(text: string) {
  const customer = new LineCustomer();
  await system.process(customer.writes(text));
  return (await administrator.call(getConversation, customer)).session;
}

const refused = (status: number, code: string, path: string): unknown =>
  expect.objectContaining({
    status,
    problem: expect.objectContaining({ code, errors: [expect.objectContaining({ path })] }),
  });

describe('A keyword of an administrator', () => {
  it('calls a person from then on, on every instance', async () => {
    const [, other] = system.apis;
    const customer = new LineCustomer();
    await system.deliver([customer.writes('ขอสายหัวหน้า')], other);
    await system.rows.inboxIsDone();
    await add('หัวหน้า');

    await waitFor(
      async () => {
        await system.deliver([customer.writes('ขอสายหัวหน้า')], other);
        await system.rows.inboxIsDone();
        const { session } = await administrator.call(getConversation, customer);
        expect(session).toMatchObject({ trigger: { kind: 'KEYWORD', keyword: 'หัวหน้า' } });
      },
      { description: 'the other instance knows the keyword' },
    );
  });

  it('calls nobody any more once it is switched off, changed or deleted', async () => {
    const { id } = await add('manager');
    const keywordId = id;
    expect(await sessionAfter('manager please')).not.toBeNull();
    await administrator.call(updateHandoffKeyword, { keywordId, keyword: 'manager', isActive: false });
    expect(await sessionAfter('manager please')).toBeNull();
    await administrator.call(updateHandoffKeyword, { keywordId, keyword: 'director' });
    expect(await sessionAfter('manager please')).toBeNull();
    expect(await sessionAfter('Director!')).not.toBeNull();
    await administrator.call(deleteHandoffKeyword, { keywordId });
    expect(await sessionAfter('Director!')).toBeNull();
  });

  it('says what is needed, the longer one more precisely', async () => {
    const { id: skillId } = await administrator.call(createSkill, { name: 'ฝ่ายขาย' });
    await add('agent');
    await add('sales agent', { skillId });
    expect(await sessionAfter('a sales agent, please')).toMatchObject({ skill: 'ฝ่ายขาย' });
    expect(await sessionAfter('an agent, please')).toMatchObject({ skill: null });

    await administrator.call(deleteSkill, { skillId });
    expect(await sessionAfter('a sales agent, please')).toMatchObject({
      skill: null,
      trigger: { keyword: 'sales agent' },
    });
    expect(await listed()).toContainEqual(expect.objectContaining({ keyword: 'sales agent', skillId: null }));
  });

  it('shows how often it was used in the last thirty days, and when', async () => {
    await add('supervisor');
    await add('boss');
    await sessionAfter('supervisor');
    await sessionAfter('SUPERVISOR');
    const latest = await sessionAfter('supervisor');
    const oldest = `(SELECT min(id) FROM sessions WHERE trigger_keyword = 'supervisor')`;
    await system.rows.select(
      `UPDATE sessions SET created_at = now() - interval '31 days' WHERE id = ${oldest}`,
    );
    expect(await listed()).toEqual([
      expect.objectContaining({ keyword: 'boss', usedCount: 0, lastUsedAt: null }),
      expect.objectContaining({ keyword: 'supervisor', usedCount: 2, lastUsedAt: latest?.createdAt }),
    ]);
  });

  it.each(['คุยกับแอดมิน', ' คุยกับแอดมิน ', 'คุยกับ\u200bแอดมิน'])(
    'is there already, however it is written: «%s»',
    async (written) => {
      await add('คุยกับแอดมิน');
      await expect(add(written)).rejects.toEqual(refused(409, 'conflict', 'keyword'));
      const { id: keywordId } = await add('พนักงาน');
      const renamed = administrator.call(updateHandoffKeyword, { keywordId, keyword: written });
      await expect(renamed).rejects.toEqual(refused(409, 'conflict', 'keyword'));
      expect(await listed()).toHaveLength(2);
    },
  );

  it('is added once by two administrators who have the same idea', async () => {
    const answers = await Promise.allSettled([add('Manager'), add('manager'), add('MANAGER')]);
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await listed()).toHaveLength(1);
  });

  it('can be written in another way by who changes it', async () => {
    const { id: keywordId } = await add('Manager');
    await administrator.call(updateHandoffKeyword, { keywordId, keyword: 'manager' });
    expect(await listed()).toEqual([expect.objectContaining({ keyword: 'manager' })]);
  });

  it.each([
    [{ keyword: '   ' }, 'keyword'],
    [{ keyword: '\u200b' }, 'keyword'],
    [{ keyword: 'x'.repeat(101) }, 'keyword'],
    [{ keyword: 'agent', skillId: '999999999' }, 'skillId'],
  ])('is refused at the field that is wrong: %j', async (input, path) => {
    await expect(administrator.call(createHandoffKeyword, input)).rejects.toEqual(
      refused(400, 'validation_error', path),
    );
  });

  it('that is not there can neither be changed nor deleted', async () => {
    const missing = { keywordId: '999999999' };
    const notFound = expect.objectContaining({ status: 404 });
    await expect(administrator.call(updateHandoffKeyword, { ...missing, keyword: 'agent' })).rejects.toEqual(
      notFound,
    );
    await expect(administrator.call(deleteHandoffKeyword, missing)).rejects.toEqual(notFound);
  });

  it('leaves a trace in the audit log: who changed what, and how it was before', async () => {
    const { id: keywordId } = await add('manager');
    await administrator.call(updateHandoffKeyword, { keywordId, keyword: 'director', isActive: false });
    await administrator.call(deleteHandoffKeyword, { keywordId });
    const before = { keyword: 'manager', isActive: true, skillId: null };
    const after = { keyword: 'director', isActive: false, skillId: null };
    expect(
      await system.rows.select(
        `SELECT action, detail, operator_id AS "operatorId" FROM audit_log
          WHERE subject_type = 'handoff_keyword' AND subject_id = $1 ORDER BY id`,
        [keywordId],
      ),
    ).toEqual([
      { action: 'handoff_keyword.created', detail: before, operatorId: administrator.user.id },
      { action: 'handoff_keyword.changed', detail: { before, after }, operatorId: administrator.user.id },
      { action: 'handoff_keyword.deleted', detail: after, operatorId: administrator.user.id },
    ]);
  });

  it('is not for agents to see or change', async () => {
    const agent = await system.signIn();
    await expect(agent.call(listHandoffKeywords, {})).rejects.toMatchObject({ status: 403 });
    await expect(agent.call(createHandoffKeyword, { keyword: 'x' })).rejects.toMatchObject({ status: 403 });
  });
});
