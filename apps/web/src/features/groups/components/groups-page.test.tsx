import { type Group, type GroupMessage, listGroupMessages, listGroups } from '@jsk/contracts/groups';
import { getSettings, type Settings } from '@jsk/contracts/settings';
import { screen, within } from '@testing-library/react';
import { defaultSettings } from '@/testing/default-settings';
import { minute } from '@/testing/factories';
import { createFakeApi, type FakeApi, refuse } from '@/testing/fake-api';
import { renderAdminPage } from '@/testing/render-admin-page';
import { GroupsPage } from './groups-page';

const groupId = `C${'a'.repeat(32)}`;

let api: FakeApi;
let groups: Group[];
let messages: GroupMessage[];

function aGroupMessage(message: Partial<GroupMessage> & { id: string }): GroupMessage {
  return {
    groupId,
    member: { lineUserId: `U${'1'.repeat(32)}`, name: 'มานี' },
    type: 'text',
    text: 'สวัสดีทุกคน',
    payload: null,
    event: null,
    state: 'received',
    editedAt: null,
    createdAt: minute(Number(message.id)),
    ...message,
  };
}

function aGroup(group: Partial<Group> = {}): Group {
  return {
    id: groupId,
    kind: 'group',
    name: 'ทีมขาย',
    pictureUrl: null,
    isMember: true,
    lastMessage: aGroupMessage({ id: '3' }),
    lastActivityAt: minute(3),
    ...group,
  };
}

function settingsWith(webhook: { showGroups: boolean }): Settings {
  return { ...defaultSettings, webhook: { ...defaultSettings.webhook, ...webhook } };
}

const renderPage = () => renderAdminPage(GroupsPage);

async function openGroup() {
  const page = await renderPage();
  await page.operator.click(await screen.findByRole('link', { name: /ทีมขาย/ }));
  return page;
}

beforeEach(() => {
  api = createFakeApi();
  groups = [aGroup()];
  messages = [aGroupMessage({ id: '1' })];
  api.on(getSettings, () => settingsWith({ showGroups: true }));
  api.on(listGroups, () => ({ items: groups, nextCursor: null }));
  api.on(listGroupMessages, () => ({ messages, hasMore: false }));
});

describe('The page of LINE groups', () => {
  it('says how to switch it on while it is off', async () => {
    api.on(getSettings, () => settingsWith({ showGroups: false }));
    await renderPage();
    expect(await screen.findByRole('link', { name: 'ไปที่หน้าตั้งค่า' })).toHaveAttribute(
      'href',
      '/admin/settings#webhook',
    );
  });

  it('says the same when somebody has switched it off meanwhile', async () => {
    api.on(listGroups, () => {
      throw refuse({ status: 403, code: 'forbidden' });
    });
    await renderPage();
    expect(await screen.findByRole('link', { name: 'ไปที่หน้าตั้งค่า' })).toBeInTheDocument();
  });

  it('shows each group with what was last written, and which we have left', async () => {
    groups = [aGroup(), aGroup({ id: `R${'b'.repeat(32)}`, kind: 'room', name: null, isMember: false })];
    await renderPage();
    const [named, room] = within(await screen.findByRole('list')).getAllByRole('link');
    expect(named).toHaveTextContent(/ทีมขาย.*มานี: สวัสดีทุกคน/);
    expect(room).toHaveTextContent(/แชตหลายคน.*ออกแล้ว/);
  });

  it('shows what was written, by whom, and nothing to write in', async () => {
    messages = [
      aGroupMessage({ id: '1' }),
      aGroupMessage({ id: '2', text: 'ต่อ', editedAt: minute(4) }),
      aGroupMessage({ id: '3', text: 'ไม่บอกชื่อ', member: { lineUserId: null, name: null } }),
      aGroupMessage({ id: '4', type: 'image', text: null }),
      aGroupMessage({ id: '5', type: 'system', text: null, event: 'member_left' }),
      aGroupMessage({ id: '6', text: null, state: 'unsent' }),
      aGroupMessage({ id: '7', text: '<b>ตัวหนา</b>' }),
    ];
    await openGroup();
    const thread = await screen.findByRole('log');
    // Named once for the two that follow one another, then again after somebody else.
    expect(within(thread).getAllByText('มานี')).toHaveLength(3);
    for (const text of ['สวัสดีทุกคน', 'ต่อ', 'แก้ไขแล้ว', 'สมาชิกที่ไม่ทราบชื่อ', '<b>ตัวหนา</b>']) {
      expect(within(thread).getByText(text)).toBeInTheDocument();
    }
    expect(within(thread).getByText(/ไม่ได้คัดลอกไฟล์จากกลุ่ม/)).toBeInTheDocument();
    expect(within(thread).getByText(/มานี ออกไปแล้ว/)).toBeInTheDocument();
    expect(within(thread).getByText('ยกเลิกข้อความนี้แล้ว')).toBeInTheDocument();
    expect(screen.getByText('อ่านได้อย่างเดียว')).toBeInTheDocument();
    expect(screen.queryByRole('textbox')).not.toBeInTheDocument();
  });

  it('loads earlier messages above', async () => {
    const all = ['1', '2', '3'].map((id) => aGroupMessage({ id, text: `ข้อความ ${id}` }));
    api.on(listGroupMessages, ({ beforeId }) =>
      beforeId === '3'
        ? { messages: all.slice(0, 2), hasMore: false }
        : { messages: all.slice(2), hasMore: true },
    );
    const { operator } = await openGroup();
    await operator.click(await screen.findByRole('button', { name: 'แสดงข้อความก่อนหน้า' }));
    await screen.findByText('ข้อความ 1');
    expect(screen.getAllByText(/^ข้อความ \d$/).map(({ textContent }) => textContent)).toEqual([
      'ข้อความ 1',
      'ข้อความ 2',
      'ข้อความ 3',
    ]);
    expect(screen.queryByRole('button', { name: 'แสดงข้อความก่อนหน้า' })).not.toBeInTheDocument();
  });

  it('says what is missing and what went wrong', async () => {
    groups = [];
    const { unmount } = await renderPage();
    expect(await screen.findByText(/ยังไม่มีกลุ่ม/)).toBeInTheDocument();
    unmount();
    api.on(listGroups, () => {
      throw refuse({ status: 500, code: 'internal_error' });
    });
    const { operator } = await renderPage();
    expect(await screen.findByRole('alert')).toHaveTextContent('โหลดรายการกลุ่มไม่สำเร็จ');
    groups = [aGroup()];
    api.on(listGroups, () => ({ items: groups, nextCursor: null }));
    await operator.click(screen.getByRole('button', { name: 'ลองอีกครั้ง' }));
    expect(await screen.findByRole('link', { name: /ทีมขาย/ })).toBeInTheDocument();
  });
});
