import { randomBytes } from 'node:crypto';
import { getDashboard } from '@jsk/contracts/analytics';
import { listAuditEntries } from '@jsk/contracts/audit';
import * as conversationContracts from '@jsk/contracts/conversations';
import {
  createCustomerField,
  getCustomerDetails,
  updateCustomerField,
  writeCustomerField,
} from '@jsk/contracts/customer-details';
import { listCustomers } from '@jsk/contracts/customers';
import { saveDraft } from '@jsk/contracts/drafts';
import { exportConversationCsv } from '@jsk/contracts/exports';
import { listMessages, type Message, sendMessage } from '@jsk/contracts/messages';
import { searchMessages } from '@jsk/contracts/message-search';
import { writeNote } from '@jsk/contracts/notes';
import { eraseCustomer, exportPersonalData } from '@jsk/contracts/personal-data';
import { scheduleMessage } from '@jsk/contracts/scheduled-messages';
import { updateSettings } from '@jsk/contracts/settings';
import { createTag, tagCustomer } from '@jsk/contracts/tags';
import {
  ForgottenFilesService,
  ForgottenJobsService,
  TextRetentionService,
} from '@jsk/features/personal-data';
import { partitionMessages } from '@jsk/platform/database/partitioning/message-partitioning';
import { createCustomer, createSession } from '@jsk/testing/factories';
import {
  LineCustomer,
  LineGroup,
  lineMessageIdOf,
  newLineMessageId,
  redelivered,
} from '@jsk/testing/line-webhooks';
import { newClientId, type OperatorSession } from '@jsk/testing/operator-session';
import { waitFor } from '@jsk/testing/services/wait-for';
import { Client } from 'pg';
import { mediaOf, newestMessage, pictureOf } from '../testing/message-files';
import { TestSystem } from '../testing/start-test-api';

const { closeConversation, getConversation, listConversations, pinConversation } = conversationContracts;

let system: TestSystem;
let agent: OperatorSession;
let owner: OperatorSession;
let tagId: string;
let fieldId: string;

beforeAll(async () => {
  system = await TestSystem.start({ settings: { survey: {}, messaging: { noticeHoldSeconds: 0 } } });
  agent = await system.signIn({ displayName: 'มานี' });
  owner = await system.signIn({ role: 'SUPER_ADMIN' });
  ({ id: tagId } = await owner.call(createTag, { name: 'ขาประจำ', color: 'green' }));
  ({ id: fieldId } = await owner.call(createCustomerField, { name: 'โทรศัพท์', kind: 'text' }));
});
afterEach(() => system.closeTabs());
afterAll(() => system.stop());

/** What is said by, to and about a customer; each can be told from everything else. */
const words = {
  name: 'วิภาวรรณ แซ่ตั้งสกุล',
  asked: 'อยากทราบเรื่องบัตรหมายเลขเก้าเจ็ดสาม',
  edited: 'ขอแก้เป็นบัตรหมายเลขสองสี่แปด',
  answered: 'บัตรของคุณวิภาอยู่ระหว่างดำเนินการ',
  note: 'ลูกค้ารายนี้เคยร้องเรียนเรื่องบัตรหาย',
  draft: 'ร่างตอบเรื่องบัตรหาย',
  later: 'แจ้งเตือนรับบัตรพรุ่งนี้เช้า',
  phone: '0812345678',
  comment: 'พนักงานพูดจาดีมากประทับใจที่สุด',
  inGroup: 'ขอสอบถามในกลุ่มเรื่องบัตรด้วย',
};

/** Somebody of whom the product keeps all that it can keep. */
async function aKnownCustomer(said = words): Promise<LineCustomer> {
  const customer = new LineCustomer();
  const { lineUserId } = customer;
  system.line.setProfile(lineUserId, { displayName: said.name });
  const picture = newLineMessageId();
  system.line.setContent(picture, { bytes: await pictureOf(20, 20) });
  const question = customer.writes(said.asked);
  await system.process(
    customer.follows(),
    question,
    customer.edits(lineMessageIdOf(question), said.edited),
    customer.sends({ id: picture, type: 'image', contentProvider: { type: 'line' } }),
    new LineCustomer(lineUserId).writes(said.inGroup, new LineGroup().source(customer)),
  );
  await waitFor(
    async () => {
      const { displayName } = await agent.call(getConversation, { lineUserId });
      expect(displayName).toBe(said.name);
      expect(mediaOf(await pictureMessage(lineUserId)).status).toBe('ready');
    },
    { description: 'name and picture are there' },
  );
  const sessionId = await createSession(system.rows, lineUserId, { operatorId: agent.user.id });
  await agent.call(sendMessage, { lineUserId, text: said.answered, clientId: newClientId() });
  await agent.call(writeNote, { lineUserId, text: said.note, clientId: newClientId() });
  await agent.call(tagCustomer, { lineUserId, tagId });
  await agent.call(writeCustomerField, { lineUserId, fieldId, value: said.phone, version: 0 });
  await agent.call(pinConversation, { lineUserId });
  await agent.call(saveDraft, { lineUserId, kind: 'reply', text: said.draft, baseVersion: 0 });
  await agent.call(scheduleMessage, {
    lineUserId,
    text: said.later,
    clientId: newClientId(),
    sendAt: new Date(Date.now() + 86_400_000).toISOString(),
    cancelIfCustomerWrites: false,
  });
  await agent.call(closeConversation, { lineUserId });
  await system.process(customer.taps(`csat|${sessionId}|5`), customer.writes(said.comment));
  await waitFor(
    async () =>
      expect(
        await system.rows.count(`messages WHERE line_user_id = $1 AND state = 'queued'`, [lineUserId]),
      ).toBe(0),
    { description: 'everything is sent' },
  );
  return customer;
}

async function pictureMessage(lineUserId: string) {
  const { messages } = await agent.call(listMessages, { lineUserId });
  const found = messages.find(({ type }) => type === 'image');
  return found ?? newestMessage(agent, lineUserId);
}

const erase = ({ lineUserId }: LineCustomer, confirmation = words.name) =>
  owner.call(eraseCustomer, { lineUserId, confirmation });

/** Every place of the database, the jobs included, in which one of these can be read. */
async function placesOf(wanted: readonly string[]): Promise<string[]> {
  const columns = await system.rows.select<{ table: string; column: string; type: string }>(
    `SELECT format('%I.%I', table_schema, table_name) AS "table", column_name AS "column", data_type AS type
       FROM information_schema.columns JOIN information_schema.tables USING (table_schema, table_name)
      WHERE table_schema NOT IN ('pg_catalog', 'information_schema') AND table_type = 'BASE TABLE'
        AND data_type IN ('text', 'character varying', 'json', 'jsonb', 'bytea', 'ARRAY')
        AND is_generated = 'NEVER' ORDER BY 1, 2`,
  );
  expect(columns.length).toBeGreaterThan(100);
  const places: string[] = [];
  for (const { table, column, type } of columns) {
    const text = type === 'bytea' ? `encode("${column}", 'escape')` : `"${column}"::text`;
    const found = await system.rows.count(
      `${table} WHERE EXISTS (SELECT 1 FROM unnest($1::text[]) AS w(word) WHERE position(w.word in ${text}) > 0)`,
      [wanted],
    );
    if (found > 0) places.push(`${table}.${column}`);
  }
  return places;
}

const subjectOf = ({ lineUserId }: LineCustomer) => ({ subjectType: 'customer', subjectId: lineUserId });

const today = () => {
  const date = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Bangkok' }).format(new Date());
  return { startDate: date, endDate: date };
};

describe('A customer who is erased', () => {
  it('cannot be found anywhere in the database any more: neither id, nor name, nor a word; and no file', async () => {
    const mark = randomBytes(4).toString('hex');
    const marked = Object.entries(words).map(([name, said]) => [name, `${said} ${mark}`]);
    const said = Object.fromEntries(marked) as typeof words;
    const filesBefore = await system.files.list();
    const customer = await aKnownCustomer(said);
    const { lineUserId } = customer;
    const everything = [lineUserId, ...Object.values(said)];
    expect((await placesOf(everything)).length).toBeGreaterThan(15);
    expect(await system.files.list()).toHaveLength(filesBefore.length + 2);

    const erased = await erase(customer, said.name);
    expect(erased).toMatchObject({ sessions: 1, files: 2 });
    expect(erased.messages).toBeGreaterThan(6);
    await system.api.app.get(ForgottenFilesService, { strict: false }).runDue();
    await system.api.app.get(ForgottenJobsService, { strict: false }).runDue();
    expect(await placesOf([mark])).toEqual([]);
    expect(await system.files.list()).toEqual(filesBefore);
    // The audit log keeps the id for as long as it keeps the entry, and says so in docs/operations.md.
    const idPlaces = ['public.audit_log.line_user_id', 'public.audit_log.subject_id'];
    expect((await placesOf([lineUserId])).filter((place) => !idPlaces.includes(place))).toEqual([
      'public.audit_log.detail',
    ]);
  });

  it('leaves every figure as it was', async () => {
    const customer = await aKnownCustomer();
    const ask = async () => ({ ...(await owner.call(getDashboard, today())), computedAt: null });
    const before = await ask();
    expect(before.funnel.contacts).toBeGreaterThan(0);
    await erase(customer);
    expect(await ask()).toEqual(before);
  });

  it('is gone from every list and from every open console, and what hangs on them cannot be reached', async () => {
    const customer = await aKnownCustomer();
    const { lineUserId } = customer;
    const tab = await agent.watch(lineUserId);
    const listed = async () => ({
      conversations: (await agent.call(listConversations, {})).items.length,
      customers: (await agent.call(listCustomers, {})).total,
    });
    const before = await listed();
    await erase(customer);
    expect(await tab.nextEvent('conversation_hidden')).toEqual({ lineUserId });
    expect(await listed()).toEqual({
      conversations: before.conversations - 1,
      customers: (before.customers ?? 0) - 1,
    });
    await expect(agent.call(getConversation, { lineUserId })).rejects.toMatchObject({ status: 404 });
    expect((await agent.call(searchMessages, { q: words.answered, lineUserId })).items).toEqual([]);
    const [pseudonym] = await system.rows.select<{ id: string }>(
      'SELECT line_user_id AS id FROM customers WHERE erased_at IS NOT NULL ORDER BY erased_at DESC LIMIT 1',
    );
    const made = pseudonym?.id ?? '';
    await expect(agent.call(getConversation, { lineUserId: made })).rejects.toMatchObject({ status: 404 });
    const answer = { lineUserId: made, text: 'ยังอยู่ไหมคะ', clientId: newClientId() };
    await expect(agent.call(sendMessage, answer)).rejects.toMatchObject({ status: 404 });
  });

  it('is a new customer when they write again', async () => {
    const customer = await aKnownCustomer();
    const { lineUserId } = customer;
    await erase(customer);
    system.line.setProfile(lineUserId, { displayName: 'คนใหม่' });
    await system.process(customer.writes('สวัสดีอีกครั้ง', { timestamp: Date.now() + 1000 }));
    const { messages } = await agent.call(listMessages, { lineUserId });
    expect(messages.filter(({ direction }) => direction === 'INCOMING').map(({ text }) => text)).toEqual([
      'สวัสดีอีกครั้ง',
    ]);
    const conversation = await agent.call(getConversation, { lineUserId });
    expect(conversation).toMatchObject({ session: null, tags: [], isPinned: false });
    await waitFor(
      async () => expect((await agent.call(getConversation, { lineUserId })).displayName).toBe('คนใหม่'),
      { description: 'the profile is fetched' },
    );
  });

  it('is not brought back by what LINE delivers late, or again', async () => {
    const customer = await aKnownCustomer();
    const { lineUserId } = customer;
    const late = customer.writes('ข้อความที่มาช้า', { timestamp: Date.now() - 60_000 });
    await erase(customer);
    await system.process(late, redelivered(late), customer.blocks({ timestamp: Date.now() - 30_000 }));
    expect(await placesOf(['ข้อความที่มาช้า'])).toEqual([]);
    await system.api.app.get(ForgottenJobsService, { strict: false }).runDue();
    const places = await placesOf([lineUserId]);
    expect(places.filter((place) => !place.startsWith('public.audit_log'))).toEqual([]);
    // Nor once they are somebody new.
    await system.process(customer.writes('กลับมาแล้ว', { timestamp: Date.now() + 1000 }));
    await system.process(customer.writes('ช้ากว่าเดิม', { timestamp: Date.now() - 60_000 }));
    const { messages } = await agent.call(listMessages, { lineUserId });
    expect(messages.filter(({ direction }) => direction === 'INCOMING')).toHaveLength(1);
  });

  it('stays erased whatever arrives while it happens', async () => {
    const customer = await aKnownCustomer();
    const { lineUserId } = customer;
    const old = { timestamp: Date.now() - 5_000 };
    const [outcome] = await Promise.all([
      erase(customer),
      ...Array.from({ length: 20 }, (_, index) =>
        system.deliver([customer.writes(`ระหว่างลบ ${index}`, old), customer.follows(old)]),
      ),
    ]);
    expect(outcome.sessions).toBe(1);
    await system.rows.inboxIsDone();
    expect(await placesOf(['ระหว่างลบ'])).toEqual([]);
    expect(await system.rows.count('customers WHERE line_user_id = $1', [lineUserId])).toBe(0);
  });

  it('cannot be written to by whoever was about to, which is a refusal and no defect', async () => {
    const lineUserId = await createCustomer(system.rows);
    const erasing = new Client({ connectionString: system.rows.url });
    await erasing.connect();
    await erasing.query('BEGIN');
    await erasing.query('DELETE FROM customers WHERE line_user_id = $1', [lineUserId]);
    const attempts = [
      agent.call(saveDraft, { lineUserId, kind: 'reply', text: 'ร่าง', baseVersion: 0 }),
      agent.call(pinConversation, { lineUserId }),
      agent.call(tagCustomer, { tagId, lineUserId }),
      agent.call(writeNote, { lineUserId, text: 'โน้ต', clientId: newClientId() }),
    ];
    const outcomes = Promise.allSettled(attempts);
    const waiting = `pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
    const allWait = async () => (await system.rows.count(waiting)) >= attempts.length;
    await waitFor(allWait, { description: 'everybody to wait for the one who erases' });
    await erasing.query('COMMIT');
    await erasing.end();
    for (const outcome of await outcomes) {
      expect([404, 409]).toContain((outcome as { reason?: { status: number } }).reason?.status);
    }
  });

  it('is erased once, whoever else asks for it at the same time', async () => {
    const customer = await aKnownCustomer();
    const outcomes = await Promise.allSettled([erase(customer), erase(customer), erase(customer)]);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await expect(erase(customer)).rejects.toMatchObject({ status: 404 });
  });

  it('is written down without a name, with what went', async () => {
    const customer = await aKnownCustomer();
    await erase(customer);
    const { items } = await owner.call(listAuditEntries, {
      action: 'customer.erased',
      ...subjectOf(customer),
    });
    expect(items).toMatchObject([{ operator: { id: owner.user.id }, detail: { sessions: 1, files: 2 } }]);
    expect(JSON.stringify(items)).not.toContain(words.name);
  });
});

describe('Erasing a customer', () => {
  it('is refused while a conversation is open, and changes nothing', async () => {
    const customer = await aKnownCustomer();
    await createSession(system.rows, customer.lineUserId);
    await expect(erase(customer)).rejects.toMatchObject({ status: 409, problem: { code: 'conflict' } });
    expect((await agent.call(getConversation, { lineUserId: customer.lineUserId })).displayName).toBe(
      words.name,
    );
  });

  it('wants the name typed, and takes only a super administrator', async () => {
    const customer = await aKnownCustomer();
    await expect(erase(customer, 'วิภา')).rejects.toMatchObject({
      status: 400,
      problem: { errors: [{ path: 'confirmation', message: expect.any(String) as string }] },
    });
    const administrator = await system.signIn({ role: 'ADMIN' });
    const attempt = { lineUserId: customer.lineUserId, confirmation: words.name };
    await expect(administrator.call(eraseCustomer, attempt)).rejects.toMatchObject({ status: 403 });
    await expect(erase(customer, `  ${words.name}`)).resolves.toMatchObject({ sessions: 1 });
  });

  it('keeps files that cannot be deleted in mind until they can', async () => {
    const customer = await aKnownCustomer();
    const files = system.api.app.get(ForgottenFilesService, { strict: false });
    await files.runDue();
    await erase(customer);
    await system.files.break();
    await files.runDue();
    expect(await system.rows.count('forgotten_files')).toBe(2);
    await system.files.mend();
    await files.runDue();
    expect(await system.rows.count('forgotten_files')).toBe(0);
  });
});

describe('What was said', () => {
  const keepFor = (messageDays: number) => owner.call(updateSettings, { retention: { messageDays } });
  const tidy = () => system.api.app.get(TextRetentionService, { strict: false }).runDue();
  const age = ({ lineUserId }: LineCustomer) =>
    system.rows.select(
      `UPDATE messages SET created_at = created_at - interval '40 days' WHERE line_user_id = $1`,
      [lineUserId],
    );
  afterEach(() => keepFor(0));

  it('is kept as long as the settings say; that and when something was said stays', async () => {
    const customer = await aKnownCustomer();
    const { lineUserId } = customer;
    await age(customer);
    await tidy();
    expect((await placesOf([words.answered])).length).toBeGreaterThan(0);
    const before = (await agent.call(listMessages, { lineUserId })).messages;
    await system.process(customer.writes('ข้อความใหม่'));

    await keepFor(30);
    const { messages } = await waitFor(
      async () => {
        // Whoever is busy, as this customer may be with the answer to what they wrote, is left for the next time.
        await Promise.all([tidy(), tidy()]);
        const page = await agent.call(listMessages, { lineUserId });
        const said = page.messages.filter(({ sender, payload }) => {
          return sender.kind === 'CUSTOMER' && payload?.kind !== 'removed';
        });
        expect(said).toMatchObject([{ text: 'ข้อความใหม่' }]);
        return page;
      },
      { description: 'only what is new still says something' },
    );
    const counted = ({ id, createdAt, sender, cost }: Message) => ({ id, createdAt, sender, cost });
    expect(messages.slice(0, before.length).map(counted)).toEqual(before.map(counted));
    const texts = messages.map(({ text }) => text);
    for (const said of [words.edited, words.answered, words.note]) expect(texts).not.toContain(said);
    const edits = 'message_edits e JOIN messages m ON m.id = e.message_id WHERE m.line_user_id = $1';
    expect(await system.rows.count(edits, [lineUserId])).toBe(0);
    await expect(agent.call(searchMessages, { q: words.answered, lineUserId })).resolves.toMatchObject({
      items: [],
    });
    expect(await system.rows.count('forgotten_files')).toBe(2);
    await system.api.app.get(ForgottenFilesService, { strict: false }).runDue();
    expect(await system.rows.count('forgotten_files')).toBe(0);
  });

  it('stays in a conversation that is open', async () => {
    const customer = await aKnownCustomer();
    const { lineUserId } = customer;
    await age(customer);
    await createSession(system.rows, lineUserId);
    await keepFor(30);
    await tidy();
    const texts = (await agent.call(listMessages, { lineUserId })).messages.map(({ text }) => text);
    expect(texts).toContain(words.answered);
  });

  it('is kept for 30 days at least, or for ever', async () => {
    await expect(keepFor(29)).rejects.toMatchObject({
      status: 400,
      problem: { errors: [{ path: 'retention.messageDays', message: 'must be 0, or 30 at least' }] },
    });
  });
});

describe('Identifiers that are kept from a role', () => {
  const maskFor = (...maskIdentifiersFor: ('ADMIN' | 'AGENT')[]) =>
    owner.call(updateSettings, { privacy: { maskIdentifiersFor } });
  afterEach(async () => {
    await maskFor();
    await owner.call(updateCustomerField, { fieldId, name: 'โทรศัพท์' });
  });

  it('are told by their last signs in personal fields, which the role cannot write', async () => {
    const { lineUserId } = await aKnownCustomer();
    await owner.call(updateCustomerField, { fieldId, name: 'โทรศัพท์', isPersonal: true });
    const seenBy = async (operator: OperatorSession) => {
      const { masksIdentifiers, fields } = await operator.call(getCustomerDetails, { lineUserId });
      return { masksIdentifiers, value: fields[0]?.value, isMasked: fields[0]?.isMasked };
    };
    const everything = { masksIdentifiers: false, value: words.phone, isMasked: false };
    expect(await seenBy(agent)).toEqual(everything);
    await maskFor('AGENT');
    expect(await seenBy(agent)).toEqual({ masksIdentifiers: true, value: '••••5678', isMasked: true });
    expect(await seenBy(owner)).toEqual(everything);
    const change = { lineUserId, fieldId, value: '0899999999', version: 1 };
    await expect(agent.call(writeCustomerField, change)).rejects.toMatchObject({ status: 403 });
    await expect(owner.call(writeCustomerField, change)).resolves.toMatchObject({ value: '0899999999' });
  });

  it('are masked in the conversations that the role takes out', async () => {
    const customer = await aKnownCustomer();
    await system.process(customer.writes('โทร 081-234-5678 หรือ wipa@example.com'));
    const { lineUserId } = customer;
    const csv = async (operator: OperatorSession) =>
      String(await operator.call(exportConversationCsv, { lineUserId }));
    expect(await csv(agent)).toContain('โทร 081-234-5678 หรือ wipa@example.com');
    await maskFor('AGENT');
    expect(await csv(agent)).toContain('โทร ••••5678 หรือ ••••@example.com');
    expect(await csv(agent)).not.toContain('081-234-5678');
  });

  it('cannot be taken out with the personal data', async () => {
    const { lineUserId } = await aKnownCustomer();
    const administrator = await system.signIn({ role: 'ADMIN' });
    await maskFor('ADMIN');
    await expect(administrator.call(exportPersonalData, { lineUserId })).rejects.toMatchObject({
      status: 403,
    });
  });

  it('stay kept until somebody who sees them decides otherwise', async () => {
    const administrator = await system.signIn({ role: 'ADMIN' });
    await owner.call(updateCustomerField, { fieldId, name: 'โทรศัพท์', isPersonal: true });
    await maskFor('ADMIN');
    const refused = { status: 403 };
    const settings = administrator.call(updateSettings, { privacy: {} });
    await expect(settings).rejects.toMatchObject(refused);
    const field = administrator.call(updateCustomerField, { fieldId, name: 'โทรศัพท์' });
    await expect(field).rejects.toMatchObject(refused);
  });
});

describe('The personal data of a customer', () => {
  interface PersonalData {
    customer: { displayName: string; tags: string[]; fields: { name: string; value: string }[] };
    groups: unknown[];
    sessions: { rating: { score: number; comment: string } }[];
    messages: { from: string; text: string | null; earlierTexts: string[]; file?: { url: string } }[];
    groupMessages: { text: string }[];
  }

  const exported = async ({ lineUserId }: LineCustomer) =>
    (await owner.call(exportPersonalData, { lineUserId })) as PersonalData;

  it('are one file with all that is stored, whoever wrote it, and name no colleague', async () => {
    const customer = await aKnownCustomer();
    const data = await exported(customer);
    expect(data.customer).toMatchObject({
      displayName: words.name,
      tags: ['ขาประจำ'],
      fields: [{ name: 'โทรศัพท์', value: words.phone }],
      follows: [{ kind: 'followed' }],
    });
    expect(data.sessions).toMatchObject([{ rating: { score: 5, comment: words.comment } }]);
    const texts = data.messages.map(({ text }) => text);
    for (const said of [words.edited, words.answered, words.note, words.comment]) {
      expect(texts).toContain(said);
    }
    expect(data.messages.find(({ text }) => text === words.edited)?.earlierTexts).toEqual([words.asked]);
    expect(data.groupMessages).toMatchObject([{ text: words.inGroup }]);
    expect(data.groups).toHaveLength(1);
    expect(JSON.stringify(data)).not.toContain('มานี');
  });

  it('have addresses of files that open without signing in', async () => {
    const data = await exported(await aKnownCustomer());
    const url = data.messages.find(({ file }) => file)?.file?.url ?? '';
    const { pathname } = new URL(url);
    const response = await fetch(system.api.url + pathname);
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'image/jpeg']);
  });

  it('are taken out by administrators only, and that is written down', async () => {
    const customer = await aKnownCustomer();
    const { lineUserId } = customer;
    await expect(agent.call(exportPersonalData, { lineUserId })).rejects.toMatchObject({ status: 403 });
    await exported(customer);
    const { items } = await owner.call(listAuditEntries, {
      action: 'customer.data_exported',
      ...subjectOf(customer),
    });
    expect(items).toHaveLength(1);
    const nobody = { lineUserId: `U${'0'.repeat(32)}` };
    await expect(owner.call(exportPersonalData, nobody)).rejects.toMatchObject({ status: 404 });
  });
});

// The last of all, because there is no way back.
describe('Erasing a customer whose messages are partitioned', () => {
  it('leaves the same: every figure, and nothing else', async () => {
    const customer = await aKnownCustomer();
    await partitionMessages(system.rows.url, { partitions: 4 });
    const ask = async () => ({ ...(await owner.call(getDashboard, today())), computedAt: null });
    const before = await ask();
    await erase(customer);
    expect(await ask()).toEqual(before);
    await system.api.app.get(ForgottenJobsService, { strict: false }).runDue();
    const places = await placesOf([customer.lineUserId]);
    expect(places.filter((place) => !place.startsWith('public.audit_log'))).toEqual([]);
  });
});
