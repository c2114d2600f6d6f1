import { createIntent, deleteIntent, type Intent, listIntents, updateIntent } from '@jsk/contracts/bot-rules';
import { type BotTest, testBot } from '@jsk/contracts/bot-test';
import { listReplyObjects, type ReplyObject } from '@jsk/contracts/reply-objects';
import { listSkills } from '@jsk/contracts/skills';
import { screen, waitFor, within } from '@testing-library/react';
import { Toaster } from '@/components/toaster';
import { minute } from '@/testing/factories';
import { createFakeApi, type FakeApi, refuse } from '@/testing/fake-api';
import { renderAdminPage } from '@/testing/render-admin-page';
import { IntentsPage } from './intents-page';

let api: FakeApi;
let intents: Intent[];
let replies: ReplyObject[];

function anIntent(over: Partial<Intent> = {}): Intent {
  return {
    id: '1',
    name: 'ถามราคา',
    category: 'สินค้า',
    isActive: true,
    priority: 0,
    keywords: [{ keyword: 'ราคา', matchKind: 'contains' }],
    responseMode: 'all',
    responses: ['เสื้อยืดตัวละ 290 บาทค่ะ'],
    handsOff: false,
    skillId: null,
    updatedAt: minute(0),
    ...over,
  };
}

const thanks: ReplyObject = {
  id: '4',
  code: 'thanks',
  name: 'ขอบคุณ',
  content: { type: 'text', text: 'ขอบคุณค่ะ' },
  image: null,
  usedBy: [],
  updatedAt: minute(0),
};

beforeEach(() => {
  intents = [];
  replies = [thanks];
  api = createFakeApi();
  api.on(listIntents, () => ({ items: intents }));
  api.on(listReplyObjects, () => ({ items: replies }));
  api.on(listSkills, () => ({
    items: [{ id: '3', name: 'ฝ่ายขาย', operatorCount: 2, onlineCount: 1, waitingCount: 0 }],
  }));
  api.on(createIntent, ({ name }) => {
    const created = anIntent({ id: '7', name });
    intents = [...intents, created];
    return created;
  });
  api.on(updateIntent, ({ intentId, isActive }) => {
    intents = intents.map((intent) =>
      intent.id === intentId ? { ...intent, isActive: Boolean(isActive) } : intent,
    );
    return intents.find(({ id }) => id === intentId) ?? anIntent();
  });
});

const open = (options: Parameters<typeof renderAdminPage>[1] = {}) =>
  renderAdminPage(
    () => (
      <>
        <IntentsPage />
        <Toaster />
      </>
    ),
    options,
  );

describe('The list', () => {
  test('without an intent says what there could be, and how to begin', async () => {
    const { operator } = await open();
    expect(await screen.findByText(/^ยังไม่มีเรื่องที่บอตตอบ/)).toBeInTheDocument();
    await operator.click(screen.getByRole('button', { name: 'เพิ่มเรื่อง' }));
    expect(screen.getByRole('heading', { name: 'เพิ่มเรื่องที่บอตตอบ' })).toBeInTheDocument();
  });

  test('shows intents by category, with who takes over after them', async () => {
    intents = [
      anIntent(),
      anIntent({ id: '2', name: 'ขอใบเสนอราคา', handsOff: true, skillId: '3' }),
      anIntent({ id: '3', name: 'ทักทาย', category: '' }),
    ];
    await open();
    const products = within(await screen.findByRole('region', { name: /สินค้า/ }));
    expect(products.getAllByRole('listitem')).toHaveLength(2);
    expect(await products.findByText('ส่งต่อ ฝ่ายขาย')).toBeInTheDocument();
    const others = within(screen.getByRole('region', { name: /ไม่มีหมวด/ }));
    expect(others.getByRole('listitem', { name: 'ทักทาย' })).toBeInTheDocument();
  });

  test('finds intents by their keywords', async () => {
    intents = [
      anIntent(),
      anIntent({ id: '2', name: 'ที่จอดรถ', keywords: [{ keyword: 'Parking', matchKind: 'contains' }] }),
    ];
    const { operator } = await open();
    await operator.type(await screen.findByRole('searchbox'), 'parking');
    expect(screen.getByRole('listitem', { name: 'ที่จอดรถ' })).toBeInTheDocument();
    expect(screen.queryByRole('listitem', { name: 'ถามราคา' })).not.toBeInTheDocument();
    await operator.type(screen.getByRole('searchbox'), 'x');
    expect(screen.getByText('ไม่มีเรื่องที่ตรงกับ “parkingx”')).toBeInTheDocument();
  });

  test('switches an intent off without opening it', async () => {
    intents = [anIntent()];
    const { operator } = await open();
    await operator.click(await screen.findByRole('switch', { name: 'ใช้งาน ถามราคา' }));
    await waitFor(() => expect(screen.getByRole('switch')).not.toBeChecked());
    expect(api.callsOf(updateIntent)[0]?.input).toMatchObject({
      intentId: '1',
      isActive: false,
      keywords: [{ keyword: 'ราคา', matchKind: 'contains' }],
    });
  });

  test('deletes an intent only after a question', async () => {
    intents = [anIntent()];
    api.on(deleteIntent, () => {
      intents = [];
      return {};
    });
    const { operator } = await open();
    await operator.click(await screen.findByRole('button', { name: 'ลบ ถามราคา' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'ลบ “ถามราคา” ใช่ไหม' }));
    expect(api.callsOf(deleteIntent)).toHaveLength(0);
    await operator.click(dialog.getByRole('button', { name: 'ลบ' }));
    expect(await screen.findByText(/^ยังไม่มีเรื่องที่บอตตอบ/)).toBeInTheDocument();
  });

  test('that cannot be loaded can be asked for again', async () => {
    api.on(listIntents, () => {
      throw refuse({ status: 503, code: 'service_unavailable' });
    });
    const { operator } = await open({ language: 'en' });
    expect(await screen.findByText('The intents could not be loaded')).toBeInTheDocument();
    api.on(listIntents, () => ({ items: [anIntent()] }));
    await operator.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByRole('listitem', { name: 'ถามราคา' })).toBeInTheDocument();
  });
});

describe('The editor', () => {
  async function openNew() {
    const view = await open();
    await view.operator.click(await screen.findByRole('button', { name: 'เพิ่มเรื่อง' }));
    return view;
  }

  test('stores a new intent whose keywords were typed one after the other', async () => {
    const { operator } = await openNew();
    await operator.click(screen.getByRole('textbox', { name: 'ชื่อเรื่อง' }));
    await operator.paste('ขอซื้อ');
    await operator.type(screen.getByRole('textbox', { name: 'คำที่ 1' }), 'ซื้อ{Enter}เอา{Enter}');
    await operator.selectOptions(screen.getByRole('combobox', { name: 'วิธีเทียบของคำที่ 2' }), 'ตรงทั้งข้อความ');
    await operator.click(screen.getByRole('textbox', { name: 'คำตอบที่ 1' }));
    await operator.paste('ฝ่ายขายจะติดต่อกลับค่ะ');
    await operator.click(screen.getByRole('switch', { name: 'ส่งต่อให้เจ้าหน้าที่' }));
    await operator.selectOptions(
      await screen.findByRole('combobox', { name: 'ทักษะที่ต้องการ' }),
      await screen.findByRole('option', { name: 'ฝ่ายขาย' }),
    );
    await operator.click(screen.getByRole('button', { name: 'บันทึก' }));

    expect(await screen.findByRole('heading', { name: 'แก้ไขเรื่องที่บอตตอบ' })).toBeInTheDocument();
    expect(api.callsOf(createIntent)[0]?.input).toMatchObject({
      name: 'ขอซื้อ',
      keywords: [
        { keyword: 'ซื้อ', matchKind: 'contains' },
        { keyword: 'เอา', matchKind: 'exact' },
      ],
      responses: ['ฝ่ายขายจะติดต่อกลับค่ะ'],
      handsOff: true,
      skillId: '3',
    });
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
  });

  test('takes a pasted list as one keyword per line, each once', async () => {
    const { operator } = await openNew();
    await operator.click(screen.getByRole('textbox', { name: 'คำที่ 1' }));
    await operator.paste('ราคา\r\nกี่บาท\n\n  เท่าไหร่  \nราคา\n');
    const words = screen
      .getAllByRole('textbox', { name: /^คำที่/ })
      .map((field) => (field as HTMLInputElement).value);
    expect(words).toEqual(['ราคา', 'กี่บาท', 'เท่าไหร่']);
    expect(screen.getByRole('textbox', { name: 'คำที่ 3' })).toHaveFocus();
  });

  test('goes back to the row before when an empty one is taken away', async () => {
    const { operator } = await openNew();
    await operator.type(screen.getByRole('textbox', { name: 'คำที่ 1' }), 'ราคา{Enter}{Backspace}');
    expect(screen.getAllByRole('textbox', { name: /^คำที่/ })).toHaveLength(1);
    expect(screen.getByRole('textbox', { name: 'คำที่ 1' })).toHaveFocus();
  });

  test('puts a saved reply where the caret is and shows what will be sent', async () => {
    const { operator } = await openNew();
    const answer = screen.getByRole('textbox', { name: 'คำตอบที่ 1' });
    await operator.type(answer, 'ค่ะ');
    await operator.type(answer, '{ArrowLeft}{ArrowLeft}{ArrowLeft}', { initialSelectionStart: 3 });
    await operator.click(screen.getByRole('button', { name: 'แทรกคำตอบที่บันทึกไว้' }));
    await operator.click(await screen.findByRole('menuitem', { name: /ขอบคุณ/ }));
    expect(answer).toHaveValue('$thanks ค่ะ');
    const preview = within(screen.getByRole('region', { name: 'ตัวอย่างที่ลูกค้าเห็น' }));
    expect(preview.getByText('ขอบคุณค่ะ')).toBeInTheDocument();
    expect(preview.getByText('ค่ะ')).toBeInTheDocument();
  });

  test('says what is missing or too much at its field, before anything is sent', async () => {
    const { operator } = await openNew();
    const answer = screen.getByRole('textbox', { name: 'คำตอบที่ 1' });
    await operator.click(answer);
    await operator.paste('$thanks '.repeat(6));
    await operator.click(screen.getByRole('button', { name: 'บันทึก' }));
    const name = screen.getByRole('textbox', { name: 'ชื่อเรื่อง' });
    expect(name).toHaveAccessibleDescription('ต้องไม่เว้นว่าง');
    expect(name).toHaveFocus();
    expect(screen.getByRole('textbox', { name: 'คำที่ 1' })).toBeInvalid();
    expect(answer).toHaveAccessibleDescription('รวมเป็น 6 ข้อความ ส่งได้ครั้งละไม่เกิน 5');
    await operator.clear(answer);
    await operator.paste('$nothing');
    expect(answer).toHaveAccessibleDescription('ไม่มีคำตอบที่บันทึกไว้ชื่อ $nothing');
    expect(api.callsOf(createIntent)).toHaveLength(0);
  });

  test('leaves room in an answer for what customers are told when they are handed over', async () => {
    intents = [anIntent({ responses: ['ก', 'ข', 'ค', 'ง'] })];
    const { operator } = await open();
    await operator.click(await screen.findByRole('button', { name: /^ถามราคา/ }));
    await operator.click(screen.getByRole('switch', { name: 'ส่งต่อให้เจ้าหน้าที่' }));
    await operator.click(screen.getByRole('button', { name: 'บันทึก' }));
    expect(screen.getByText('รวมเป็น 4 ข้อความ ส่งได้ครั้งละไม่เกิน 3')).toBeInTheDocument();
    await operator.click(screen.getByRole('radio', { name: 'สุ่มส่งหนึ่งคำตอบ' }));
    await operator.click(screen.getByRole('button', { name: 'บันทึก' }));
    await waitFor(() =>
      expect(api.callsOf(updateIntent)[0]?.input).toMatchObject({ responseMode: 'one', handsOff: true }),
    );
  });

  test('wants an answer or a person', async () => {
    intents = [anIntent()];
    const { operator } = await open();
    await operator.click(await screen.findByRole('button', { name: /^ถามราคา/ }));
    await operator.click(screen.getByRole('button', { name: 'ลบคำตอบที่ 1' }));
    await operator.click(screen.getByRole('button', { name: 'บันทึก' }));
    expect(screen.getByText('ใส่คำตอบอย่างน้อยหนึ่งข้อ หรือส่งต่อให้เจ้าหน้าที่')).toBeInTheDocument();
  });

  test('shows what the server found at the keyword', async () => {
    intents = [anIntent({ keywords: [{ keyword: '(a+)+$', matchKind: 'regex' }] })];
    api.on(updateIntent, () => {
      const errors = [{ path: 'keywords.0.keyword', message: 'must be a regular expression' }];
      throw refuse({ status: 400, code: 'validation_error', errors });
    });
    const { operator } = await open();
    await operator.click(await screen.findByRole('button', { name: /^ถามราคา/ }));
    await operator.type(screen.getByRole('textbox', { name: 'คำที่ 1' }), ')');
    await operator.click(screen.getByRole('button', { name: 'บันทึก' }));
    const field = screen.getByRole('textbox', { name: 'คำที่ 1' });
    await waitFor(() => expect(field).toHaveAccessibleDescription('ใช้ไม่ได้: must be a regular expression'));
    await operator.type(field, '{Backspace}');
    expect(field).toBeValid();
  });

  test('says at the name that there is one of this name', async () => {
    api.on(createIntent, () => {
      throw refuse({ status: 409, code: 'conflict' });
    });
    const { operator } = await openNew();
    await operator.click(screen.getByRole('textbox', { name: 'ชื่อเรื่อง' }));
    await operator.paste('ถามราคา');
    await operator.click(screen.getByRole('textbox', { name: 'คำที่ 1' }));
    await operator.paste('ราคา');
    await operator.click(screen.getByRole('switch', { name: 'ส่งต่อให้เจ้าหน้าที่' }));
    await operator.click(screen.getByRole('button', { name: 'บันทึก' }));
    await waitFor(() =>
      expect(screen.getByRole('textbox', { name: 'ชื่อเรื่อง' })).toHaveAccessibleDescription('มีอยู่แล้ว'),
    );
  });

  test('asks before changes are thrown away', async () => {
    intents = [anIntent()];
    const { operator } = await open();
    await operator.click(await screen.findByRole('button', { name: /^ถามราคา/ }));
    await operator.type(screen.getByRole('textbox', { name: 'ชื่อเรื่อง' }), ' ใหม่');
    await operator.click(screen.getByRole('button', { name: 'กลับไปที่รายการ' }));
    expect(await screen.findByRole('dialog', { name: 'ออกโดยไม่บันทึกใช่ไหม' })).toBeInTheDocument();
  });
});

describe('The test bench', () => {
  const answered: BotTest = {
    comparedText: 'ราคาเท่าไหร่',
    matches: [
      { rule: 'intent', id: '1', name: 'ถามราคา', keyword: 'ราคา', matchKind: 'contains' },
      { rule: 'auto_reply', id: '9', name: 'เท่าไหร่', keyword: 'เท่าไหร่', matchKind: 'contains' },
    ],
    messages: [{ type: 'text', text: 'ตัวละ 290 บาทค่ะ' }],
    handsOff: true,
    skill: 'ฝ่ายขาย',
  };

  test('shows what would be answered, and everything that matched in its order', async () => {
    intents = [anIntent()];
    api.on(testBot, () => answered);
    const { operator } = await open();
    await operator.click(await screen.findByRole('button', { name: 'ทดลองบอต' }));
    const bench = within(await screen.findByRole('dialog', { name: 'ทดลองบอต' }));
    await operator.type(bench.getByRole('textbox', { name: 'ลูกค้าพิมพ์' }), 'ราคา{Enter}');
    const talk = within(await bench.findByRole('region', { name: 'บทสนทนาที่ลอง' }));
    expect(talk.getByText('ตัวละ 290 บาทค่ะ')).toBeInTheDocument();
    expect(talk.getByText('ต้องการทักษะ: ฝ่ายขาย')).toBeInTheDocument();
    const matches = within(bench.getByRole('list', { name: 'ข้อที่ตรง เรียงตามลำดับ' })).getAllByRole('listitem');
    expect(matches.map(({ textContent }) => textContent)).toEqual([
      'ถามราคาข้อนี้ตอบเรื่องที่บอตตอบ · มีคำนี้ “ราคา”',
      'เท่าไหร่ตอบกลับอัตโนมัติ · มีคำนี้ “เท่าไหร่”',
    ]);
    await operator.click(bench.getByRole('link', { name: 'ถามราคา' }));
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
  });

  test('says when nothing matched, and tries again with Enter', async () => {
    api.on(testBot, ({ text }): BotTest => ({
      comparedText: text,
      matches: [],
      messages: [{ type: 'text', text: 'ขออภัยค่ะ' }],
      handsOff: false,
      skill: null,
    }));
    const { operator } = await open();
    await operator.click(await screen.findByRole('button', { name: 'ทดลองบอต' }));
    const bench = within(await screen.findByRole('dialog', { name: 'ทดลองบอต' }));
    const field = bench.getByRole('textbox', { name: 'ลูกค้าพิมพ์' });
    await operator.type(field, 'อะไร{Enter}');
    expect(await bench.findByText(/^ไม่ตรงกับข้อใด/)).toBeInTheDocument();
    await operator.type(field, 'นะ{Enter}');
    await waitFor(() =>
      expect(api.callsOf(testBot).map(({ input }) => input['text'])).toEqual(['อะไร', 'อะไรนะ']),
    );
  });
});
