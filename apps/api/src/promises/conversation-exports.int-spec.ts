import { exportConversationCsv, exportConversationPdf } from '@jsk/contracts/exports';
import { createCustomer, createCustomerMessages } from '@jsk/testing/factories';
import { callRest, type OperatorSession, requestOf } from '@jsk/testing/operator-session';
import { TestSystem } from '../testing/start-test-api';

let system: TestSystem;
let agent: OperatorSession;

beforeAll(async () => {
  system = await TestSystem.start();
  agent = await system.signIn({ displayName: 'สมชาย' });
});
afterAll(() => system.stop());

const nok = 'นก: "จริง"/1';

async function download(endpoint: typeof exportConversationCsv, lineUserId: string, operator = agent) {
  const { path } = requestOf(endpoint, { lineUserId });
  const response = await fetch(operator.apiUrl + path, {
    headers: { authorization: `Bearer ${operator.accessToken}` },
  });
  return { response, bytes: Buffer.from(await response.arrayBuffer()) };
}

async function customerWho(texts: readonly string[]): Promise<string> {
  const lineUserId = await createCustomer(system.rows);
  await system.rows.select('UPDATE customers SET display_name = $2 WHERE line_user_id = $1', [
    lineUserId,
    nok,
  ]);
  await createCustomerMessages(system.rows, lineUserId, texts);
  return lineUserId;
}

function sticker(lineUserId: string) {
  return system.rows.select(
    `INSERT INTO messages (line_user_id, direction, sender_kind, sender_name, type, payload, state, customer_message_number)
     VALUES ($1, 'OUTGOING', 'OPERATOR', 'สมชาย', 'sticker', $2, 'accepted', 0)`,
    [lineUserId, JSON.stringify({ kind: 'sticker', packageId: '1', stickerId: '2', keywords: ['ขอบคุณ'] })],
  );
}

function note(lineUserId: string) {
  return system.rows.select(
    `INSERT INTO messages (line_user_id, direction, sender_kind, sender_name, type, text, state, customer_message_number)
     VALUES ($1, 'OUTGOING', 'OPERATOR', 'สมชาย', 'note', 'ลูกค้าเจ้าปัญหา', 'accepted', 0)`,
    [lineUserId],
  );
}

const today = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeZone: 'Asia/Bangkok' });

describe('A conversation as CSV', () => {
  it('has a row for each message in the order of the thread, in UTF-8 that spreadsheets recognise', async () => {
    const lineUserId = await customerWho(['สวัสดีค่ะ', 'บรรทัดหนึ่ง\nบรรทัดสอง "คำพูด", จบ']);
    await sticker(lineUserId);
    await note(lineUserId);
    const { response, bytes } = await download(exportConversationCsv, lineUserId);
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    const text = bytes.toString();
    expect(text.startsWith('\uFEFFMessage ID,Time,Sender,')).toBe(true);
    expect(text).toContain(',CUSTOMER,"นก: ""จริง""/1",text,สวัสดีค่ะ,received,');
    expect(text).toContain('"บรรทัดหนึ่ง\nบรรทัดสอง ""คำพูด"", จบ"');
    expect(text).toContain(',OPERATOR,สมชาย,sticker,[สติกเกอร์] ขอบคุณ,accepted,');
    expect(text.indexOf('สวัสดีค่ะ')).toBeLessThan(text.indexOf('สติกเกอร์'));
    expect(text).not.toContain('เจ้าปัญหา');
  });

  it('is named after the customer and the days, in any script, without signs that no file may have', async () => {
    const lineUserId = await customerWho(['สวัสดีค่ะ']);
    const { response } = await download(exportConversationCsv, lineUserId);
    const name = /^attachment; filename\*=UTF-8''(\S+)$/.exec(
      response.headers.get('content-disposition') ?? '',
    );
    expect(decodeURIComponent(name?.[1] ?? '')).toBe(`chat นก จริง 1 ${today.format(new Date())}.csv`);
  });

  it('does nothing when it is opened: whatever looks like a formula is text', async () => {
    const formulas = ['=HYPERLINK("http://evil.example")', '+1+1', '-2+3', '@SUM(A1)', '\t=1'];
    const lineUserId = await customerWho(formulas);
    const { bytes } = await download(exportConversationCsv, lineUserId);
    const cells = bytes.toString().split('\r\n').slice(1, -1);
    expect(cells).toHaveLength(formulas.length);
    for (const row of cells) expect(row).toMatch(/,"?'[=+\-@\t]/);
  });

  it('is complete and in order, however long the conversation is', async () => {
    const texts = Array.from({ length: 1234 }, (_, index) => `ข้อความที่ ${index}`);
    const lineUserId = await customerWho(texts);
    const { bytes } = await download(exportConversationCsv, lineUserId);
    const rows = bytes.toString().split('\r\n').slice(1, -1);
    expect(rows.map((row) => row.split(',')[5])).toEqual(texts);
  });
});

describe('A conversation as PDF', () => {
  it('is a document of pages with the fonts in it, however long the conversation is', async () => {
    const lineUserId = await customerWho(
      Array.from({ length: 400 }, (_, index) => `${index} สวัสดีค่ะ ขอสอบถามเรื่องการจัดส่งสินค้า 🙂 `.repeat(5)),
    );
    await sticker(lineUserId);
    const { response, bytes } = await download(exportConversationPdf, lineUserId);
    expect(response.headers.get('content-type')).toBe('application/pdf');
    expect(response.headers.get('content-disposition')).toMatch(
      /^attachment; filename\*=UTF-8''chat.+\.pdf$/,
    );
    const document = bytes.toString('latin1');
    expect(document.startsWith('%PDF-')).toBe(true);
    expect(document.trimEnd().endsWith('%%EOF')).toBe(true);
    expect(document).toContain('Sarabun');
    expect(document.match(/\/Type \/Page\n/g)?.length).toBeGreaterThan(20);
  });

  it('is there for a customer who has never written', async () => {
    const { response, bytes } = await download(exportConversationPdf, await createCustomer(system.rows));
    expect(response.status).toBe(200);
    expect(bytes.toString('latin1').startsWith('%PDF-')).toBe(true);
  });
});

describe('Taking a conversation out', () => {
  it('is written down in the audit log', async () => {
    const lineUserId = await customerWho(['สวัสดีค่ะ']);
    await download(exportConversationCsv, lineUserId);
    await download(exportConversationPdf, lineUserId);
    const acts = await system.rows.select(
      `SELECT operator_name AS name, detail FROM audit_log
        WHERE action = 'conversation.exported' AND subject_id = $1 ORDER BY id`,
      [lineUserId],
    );
    expect(acts).toEqual([
      { name: 'สมชาย', detail: { format: 'csv' } },
      { name: 'สมชาย', detail: { format: 'pdf' } },
    ]);
  });

  it('is not possible for a customer who does not exist', async () => {
    for (const endpoint of [exportConversationCsv, exportConversationPdf]) {
      const { path } = requestOf(endpoint, { lineUserId: `U${'0'.repeat(32)}` });
      const { status } = await callRest(agent.apiUrl, 'GET', path, { token: agent.accessToken });
      expect(status).toBe(404);
    }
  });

  it('is not possible for who may not see it', async () => {
    const hidden = await TestSystem.start({
      settings: { routing: { visibility: 'own', assignment: 'least_busy' } },
    });
    try {
      const other = await hidden.signIn();
      const elsewhere = await createCustomer(hidden.rows);
      const { response } = await download(exportConversationCsv, elsewhere, other);
      expect(response.status).toBe(404);
    } finally {
      await hidden.stop();
    }
  });
});
