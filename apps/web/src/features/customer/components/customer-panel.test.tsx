import { getConversation, refreshProfile, type Conversation } from '@jsk/contracts/conversations';
import {
  barCustomer,
  type CustomerDetails,
  getCustomerDetails,
  listCustomerMedia,
  listCustomerSessions,
  unbarCustomer,
  writeCustomerField,
} from '@jsk/contracts/customer-details';
import { exportConversationCsv } from '@jsk/contracts/exports';
import { listNotes } from '@jsk/contracts/notes';
import { screen, waitFor, within } from '@testing-library/react';
import { Toaster } from '@/components/toaster';
import { aConversation, activeSessionOf, aMessage, aSession, minute, somchai } from '@/testing/factories';
import { createFakeApi, type FakeApi, FakeFile, refuse } from '@/testing/fake-api';
import { renderWithLive } from '@/testing/render-with-live';
import { openSections } from '../model/open-sections';
import { CustomerPanel } from './customer-panel';

let api: FakeApi;
let conversation: Conversation;
let details: CustomerDetails;
let opened: string[];

const { lineUserId } = aConversation();
const memberField = {
  id: '5',
  name: 'เลขสมาชิก',
  kind: 'text' as const,
  choices: [],
  value: 'A-001',
  version: 1,
  isPersonal: false,
  isMasked: false,
};

beforeEach(() => {
  conversation = aConversation({ session: activeSessionOf(somchai) });
  details = {
    profileFetchedAt: minute(0),
    bar: null,
    fields: [memberField],
    masksIdentifiers: false,
    sessions: { items: [], nextCursor: null },
    averageScore: null,
    counts: { sessions: 0, media: 0 },
  };
  opened = [];
  for (const section of Object.values(openSections)) section.set('open');
  api = createFakeApi();
  api.on(getConversation, () => conversation);
  api.on(getCustomerDetails, () => details);
  api.on(listNotes, () => ({ items: [], nextCursor: null }));
  api.on(listCustomerMedia, () => ({ items: [], nextCursor: null }));
});

async function open() {
  const view = await renderWithLive(
    <>
      <CustomerPanel lineUserId={lineUserId} onOpenMessage={(messageId) => opened.push(messageId)} />
      <Toaster />
    </>,
  );
  await screen.findByRole('heading', { name: 'คุณนก' });
  return view;
}

const valueOf = (name: string) => screen.findByRole('button', { name: `แก้ไข${name}` });

describe('A part of the panel', () => {
  test('is closed and opened by its heading, and that is remembered', async () => {
    const { operator, unmount } = await open();
    const heading = screen.getByRole('button', { name: 'เซสชันล่าสุด' });
    expect(heading).toHaveAttribute('aria-expanded', 'true');
    await operator.click(heading);
    expect(heading).toHaveAttribute('aria-expanded', 'false');
    expect(screen.queryByText('รหัสเซสชัน')).not.toBeInTheDocument();
    unmount();
    await open();
    expect(screen.getByRole('button', { name: 'เซสชันล่าสุด' })).toHaveAttribute('aria-expanded', 'false');
  });

  test('that could not be loaded says so and can be loaded again', async () => {
    api.on(getCustomerDetails, () => {
      throw refuse({ status: 503, code: 'service_unavailable' });
    });
    const { operator } = await open();
    const [alert] = await screen.findAllByRole('alert');
    api.on(getCustomerDetails, () => details);
    await operator.click(within(alert as HTMLElement).getByRole('button'));
    expect(await valueOf('เลขสมาชิก')).toHaveTextContent('A-001');
  });
});

describe('A customer field', () => {
  async function edit(operator: Awaited<ReturnType<typeof open>>['operator'], text: string) {
    await operator.click(await valueOf('เลขสมาชิก'));
    const input = screen.getByLabelText('เลขสมาชิก');
    await operator.clear(input);
    await operator.type(input, `${text}{Enter}`);
  }

  test('is written where it stands, with the version that was seen', async () => {
    api.on(writeCustomerField, ({ fieldId, value }) => ({ fieldId, value, version: 2 }));
    const { operator } = await open();
    await edit(operator, 'B-002');
    expect(await valueOf('เลขสมาชิก')).toHaveTextContent('B-002');
    expect(api.callsOf(writeCustomerField)[0]?.input).toMatchObject({
      fieldId: '5',
      value: 'B-002',
      version: 1,
    });
  });

  test('stays as it was on Escape', async () => {
    const { operator } = await open();
    await operator.click(await valueOf('เลขสมาชิก'));
    await operator.type(screen.getByLabelText('เลขสมาชิก'), 'X{Escape}');
    expect(await valueOf('เลขสมาชิก')).toHaveTextContent('A-001');
    expect(api.callsOf(writeCustomerField)).toEqual([]);
  });

  test('that somebody else has changed is not written over unseen: their value is named, saving again is meant', async () => {
    api.on(writeCustomerField, () => {
      details = { ...details, fields: [{ ...memberField, value: 'C-003', version: 2 }] };
      throw refuse({ status: 409, code: 'conflict', errors: [{ path: 'value', message: 'changed' }] });
    });
    const { operator } = await open();
    await edit(operator, 'B-002');
    expect(await screen.findByText(/มีคนแก้เป็น “C-003” ไปก่อนแล้ว/)).toBeInTheDocument();
    expect(screen.getByLabelText('เลขสมาชิก')).toHaveValue('B-002');
    api.on(writeCustomerField, ({ fieldId, value }) => ({ fieldId, value, version: 3 }));
    await operator.type(screen.getByLabelText('เลขสมาชิก'), '{Enter}');
    expect(await valueOf('เลขสมาชิก')).toHaveTextContent('B-002');
    expect(api.callsOf(writeCustomerField)[1]?.input).toMatchObject({ version: 2 });
  });

  test('that cannot take a value says why at the field', async () => {
    details = {
      ...details,
      fields: [{ ...memberField, name: 'ยอดซื้อ', kind: 'number', value: null, version: 0 }],
    };
    api.on(writeCustomerField, () => {
      throw refuse({ status: 400, code: 'validation_error', errors: [{ path: 'value', message: 'number' }] });
    });
    const { operator } = await open();
    await operator.click(await valueOf('ยอดซื้อ'));
    await operator.type(screen.getByLabelText('ยอดซื้อ'), 'มาก{Enter}');
    expect(await screen.findByText('ใส่ตัวเลข เช่น 1500 หรือ -2.5')).toBeInTheDocument();
    expect(screen.getByLabelText('ยอดซื้อ')).toBeInvalid();
  });
});

describe('The history of sessions', () => {
  test('shows who, how long and what became of it, page by page', async () => {
    const closed = {
      status: 'CLOSED',
      claimedAt: minute(2),
      closedAt: minute(12),
      closedBy: 'OPERATOR',
    } as const;
    const by = { operator: { id: somchai.id, name: somchai.displayName } };
    details = {
      ...details,
      sessions: { items: [{ ...aSession({ ...closed, ...by }), rating: null }], nextCursor: 'next' },
      counts: { sessions: 2, media: 0 },
    };
    api.on(listCustomerSessions, () => ({
      items: [{ ...aSession({ status: 'ABANDONED', closedAt: minute(9) }), rating: null }],
      nextCursor: null,
    }));
    const { operator } = await open();
    expect(await screen.findByRole('button', { name: 'ประวัติเซสชัน 2' })).toBeInTheDocument();
    expect(screen.getByText('รอ 2 นาที')).toBeInTheDocument();
    expect(screen.getByText('คุย 10 นาที')).toBeInTheDocument();
    const more = screen.getByRole('button', { name: 'ดูเพิ่ม' });
    await operator.click(more);
    expect(await screen.findByText('ไม่มีผู้รับ')).toBeInTheDocument();
    expect(api.callsOf(listCustomerSessions)[0]?.input).toMatchObject({ cursor: 'next' });
    expect(more).not.toBeInTheDocument();
  });

  test('says how the customer rated each session and all of them, as soon as they do', async () => {
    const { emit } = await open();
    expect(screen.queryByText(/คะแนนเฉลี่ย/)).not.toBeInTheDocument();
    const rating = { score: 4, comment: 'ตอบไวมากค่ะ' };
    details = {
      ...details,
      sessions: { items: [{ ...aSession({ status: 'CLOSED' }), rating }], nextCursor: null },
      averageScore: 4.25,
    };
    const answered = { kind: 'system' as const, event: 'survey_answered' as const, detail: '4' };
    const payload = { ...answered, operatorName: null, toOperatorName: null };
    emit('new_message', aMessage({ type: 'system', text: null, payload }));
    expect(await screen.findByRole('img', { name: 'ให้คะแนน 4 จาก 5 ดาว' })).toHaveTextContent('★★★★☆');
    expect(screen.getByText('“ตอบไวมากค่ะ”')).toBeInTheDocument();
    expect(screen.getByText('คะแนนเฉลี่ย 4.3 จาก 5')).toBeInTheDocument();
  });

  test('is fetched again when a session of this customer ends', async () => {
    const { emit } = await open();
    details = { ...details, counts: { sessions: 1, media: 0 } };
    emit('session_closed', {
      session: aSession({ status: 'CLOSED', closedAt: minute(3), closedBy: 'OPERATOR' }),
    });
    expect(await screen.findByRole('button', { name: 'ประวัติเซสชัน 1' })).toBeInTheDocument();
  });
});

describe('The gallery', () => {
  const picture = aMessage({
    type: 'image',
    text: null,
    payload: {
      kind: 'media',
      media: {
        status: 'ready',
        url: '/api/v1/media/1',
        previewUrl: '/api/v1/media/1/preview',
        width: 10,
        height: 10,
        album: null,
        contentType: 'image/jpeg',
        sizeBytes: 1,
        fileName: null,
        durationMs: null,
      },
    },
  });

  test('leads from a picture to where it was sent, and can show one kind only', async () => {
    api.on(listCustomerMedia, ({ kind }) => ({ items: kind === 'file' ? [] : [picture], nextCursor: null }));
    const { operator } = await open();
    await operator.click(await screen.findByRole('button', { name: /^รูปภาพ จาก คุณนก/ }));
    expect(opened).toEqual([picture.id]);
    await operator.click(screen.getByRole('button', { name: 'ไฟล์' }));
    expect(await screen.findByText('ยังไม่มี')).toBeInTheDocument();
  });

  test('loads nothing while it is closed', async () => {
    openSections.media.set('closed');
    await open();
    await valueOf('เลขสมาชิก');
    expect(api.callsOf(listCustomerMedia)).toEqual([]);
  });
});

describe('A customer', () => {
  test('is barred for a reason that has to be given, and heard again', async () => {
    api.on(barCustomer, ({ reason }) => {
      details = { ...details, bar: { at: minute(1), by: { id: '7', name: 'สมชาย' }, reason } };
      return { bar: details.bar as NonNullable<CustomerDetails['bar']> };
    });
    api.on(unbarCustomer, () => ({}));
    const { operator, emit } = await open();
    await operator.click(screen.getByRole('button', { name: 'ระงับ' }));
    const dialog = await screen.findByRole('dialog', { name: 'ระงับ คุณนก ใช่ไหม' });
    await operator.click(within(dialog).getByRole('button', { name: 'ระงับ' }));
    expect(within(dialog).getByLabelText('เหตุผล')).toBeInvalid();
    expect(api.callsOf(barCustomer)).toEqual([]);
    await operator.type(within(dialog).getByLabelText('เหตุผล'), 'ก่อกวน');
    await operator.click(within(dialog).getByRole('button', { name: 'ระงับ' }));
    await waitFor(() => expect(dialog).not.toBeInTheDocument());
    emit('conversation_update', { lineUserId, isBarred: true });
    expect(await screen.findByText('สมชาย ระงับลูกค้ารายนี้ไว้')).toBeInTheDocument();
    expect(screen.getByText('ก่อกวน')).toBeInTheDocument();
    await operator.click(screen.getByRole('button', { name: 'เลิกระงับ' }));
    expect(await screen.findByRole('button', { name: 'ระงับ' })).toBeInTheDocument();
  });

  test('has a profile that can be fetched again', async () => {
    api.on(refreshProfile, () => ({ ...conversation, displayName: 'คุณนกใหม่' }));
    const { operator } = await open();
    await operator.click(screen.getByRole('button', { name: 'อัปเดตโปรไฟล์จาก LINE' }));
    expect(await screen.findByRole('heading', { name: 'คุณนกใหม่' })).toBeInTheDocument();
  });
});

describe('The conversation', () => {
  const saved: { name: string; href: string }[] = [];

  beforeEach(() => {
    saved.length = 0;
    URL.createObjectURL = () => 'blob:file';
    URL.revokeObjectURL = () => {};
    jest.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
      saved.push({ name: this.download, href: this.href });
    });
  });
  afterEach(() => jest.restoreAllMocks());

  async function exportCsv(operator: Awaited<ReturnType<typeof open>>['operator']) {
    await operator.click(screen.getByRole('button', { name: 'ส่งออก' }));
    await operator.click(await screen.findByRole('menuitem', { name: 'ตาราง CSV' }));
  }

  test('is saved as a file under the name that the server gave it', async () => {
    api.on(exportConversationCsv, () => new FakeFile('chat คุณนก 2026-11-20.csv', ['a,b', '\r\n']));
    const { operator } = await open();
    await exportCsv(operator);
    expect(await screen.findByText('บันทึก “chat คุณนก 2026-11-20.csv” แล้ว')).toBeInTheDocument();
    expect(saved).toEqual([{ name: 'chat คุณนก 2026-11-20.csv', href: 'blob:file' }]);
    expect(api.callsOf(exportConversationCsv)[0]?.input).toMatchObject({ lineUserId, language: 'th' });
  });

  test('that could not be exported says why, and that can be tried again', async () => {
    api.on(exportConversationCsv, () => {
      throw refuse({ status: 503, code: 'service_unavailable' });
    });
    const { operator } = await open();
    await exportCsv(operator);
    expect(await screen.findByText('ส่งออกไม่สำเร็จ')).toBeInTheDocument();
    api.on(exportConversationCsv, () => new FakeFile('chat.csv', ['a']));
    await operator.click(await screen.findByRole('button', { name: 'ลองอีกครั้ง' }));
    await waitFor(() => expect(saved).toHaveLength(1));
  });
});
