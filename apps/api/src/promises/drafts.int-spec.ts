import { type Draft, listDrafts, saveDraft } from '@jsk/contracts/drafts';
import { DraftsService } from '@jsk/features/drafts';
import { createCustomer } from '@jsk/testing/factories';
import type { OperatorSession } from '@jsk/testing/operator-session';
import { TestSystem } from '../testing/start-test-api';

let system: TestSystem;
let operator: OperatorSession;
let lineUserId: string;

beforeAll(async () => {
  system = await TestSystem.start();
});
beforeEach(async () => {
  operator = await system.signIn();
  lineUserId = await createCustomer(system.rows);
});
afterEach(() => system.closeTabs());
afterAll(() => system.stop());

const save = (text: string, baseVersion: number, kind: Draft['kind'] = 'reply') =>
  operator.call(saveDraft, { lineUserId, kind, text, baseVersion });
const saved = async () => (await operator.call(listDrafts, {})).items;

describe('A draft', () => {
  it('is there on every device, and told to those that are open', async () => {
    const tab = await operator.openTab();
    const { isSaved, draft } = await save('กำลังเขียน', 0);
    expect(isSaved).toBe(true);
    expect(await tab.nextEvent('draft_update')).toEqual(draft);
    expect(await saved()).toEqual([draft]);
    const colleague = await system.signIn();
    expect((await colleague.call(listDrafts, {})).items).toEqual([]);
  });

  it('is one for the answer and one for the note', async () => {
    await save('ถึงลูกค้า', 0);
    await save('ถึงเพื่อน', 0, 'note');
    expect((await saved()).map(({ kind, text }) => `${kind}: ${text}`).sort()).toEqual([
      'note: ถึงเพื่อน',
      'reply: ถึงลูกค้า',
    ]);
  });

  it('is never overwritten by a device that has not seen the newest text', async () => {
    const { draft } = await save('หนึ่ง', 0);
    await save('สอง', draft.version);
    const refused = await save('จากเครื่องเก่า', draft.version);
    expect(refused).toMatchObject({ isSaved: false, draft: { text: 'สอง', version: draft.version + 1 } });
    expect(await saved()).toMatchObject([{ text: 'สอง' }]);
  });

  it('of several devices that save at once one wins, and the others are told so', async () => {
    const answers = await Promise.all(['ก', 'ข', 'ค', 'ง'].map((text) => save(text, 0)));
    const winners = answers.filter(({ isSaved }) => isSaved);
    expect(winners).toHaveLength(1);
    for (const { draft } of answers) expect(draft).toEqual(winners[0]?.draft);
  });

  it('is gone from the list once it is sent, and its version stays', async () => {
    const { draft } = await save('ส่งแล้ว', 0);
    await save('', draft.version);
    expect(await saved()).toEqual([]);
    expect(await save('ข้อความเก่าจากอีกเครื่อง', draft.version)).toMatchObject({
      isSaved: false,
      draft: { text: '' },
    });
  });

  it('is forgotten after 30 days', async () => {
    await save('ลืมไว้', 0);
    const drafts = system.api.app.get(DraftsService);
    await system.rows.select(`UPDATE drafts SET updated_at = now() - interval '29 days'`);
    await drafts.forgetOld();
    expect(await saved()).toHaveLength(1);
    await system.rows.select(`UPDATE drafts SET updated_at = now() - interval '31 days'`);
    await drafts.forgetOld();
    expect(await saved()).toEqual([]);
  });

  it('of a customer who does not exist is refused, as is one that is too long', async () => {
    const unknown = { lineUserId: `U${'f'.repeat(32)}`, kind: 'reply', text: 'ก', baseVersion: 0 } as const;
    await expect(operator.call(saveDraft, unknown)).rejects.toMatchObject({ status: 404 });
    await expect(save('ก'.repeat(20_001), 0)).rejects.toMatchObject({
      status: 400,
      problem: { errors: [{ path: 'text' }] },
    });
  });
});
