import { groupAlbums } from './albums';
import { emptyState, reduce, richMenuOf, type SimulatorState } from './simulator-state';
import type { ChatMessage, Customer, Group, RichMenu } from './types';

const customer: Customer = {
  kind: 'user',
  id: 'U1',
  displayName: 'สมชาย ใจดี',
  statusMessage: null,
  isFollowing: true,
  isBlocked: false,
  richMenuId: null,
  loadingUntil: '2026-11-21T03:00:20Z',
  lastMessage: null,
};

function message(change: Partial<ChatMessage> = {}): ChatMessage {
  return {
    id: '1',
    direction: 'toCustomer',
    type: 'text',
    senderId: null,
    message: { type: 'text', text: 'สวัสดีค่ะ' },
    via: 'reply',
    paid: false,
    contentPath: null,
    sentAt: '2026-11-21T03:00:00Z',
    readAt: null,
    editedAt: null,
    unsentAt: null,
    ...change,
  };
}

const opened: SimulatorState = { ...emptyState, customers: [customer], chats: { U1: [] } };

describe('what the phones show', () => {
  it('gains a message, which ends the loading animation and counts as unread', () => {
    const state = reduce(opened, { type: 'message', userId: 'U1', message: message() });

    expect(state.chats['U1']).toHaveLength(1);
    expect(state.customers[0]).toMatchObject({ loadingUntil: null, lastMessage: { id: '1' } });
    expect(state.unread['U1']).toBe(1);
    expect(reduce(state, { type: 'seen', userId: 'U1' }).unread['U1']).toBe(0);
  });

  it('keeps the loading animation while only the customer writes', () => {
    const own = message({ direction: 'fromCustomer' });
    const state = reduce(opened, { type: 'message', userId: 'U1', message: own });

    expect(state.customers[0]?.loadingUntil).toBe(customer.loadingUntil);
    expect(state.unread['U1']).toBeUndefined();
  });

  it('replaces a message that was read or unsent', () => {
    const written = reduce(opened, { type: 'message', userId: 'U1', message: message() });
    const unsent = message({ message: null, unsentAt: '2026-11-21T03:01:00Z' });

    expect(reduce(written, { type: 'messageChanged', userId: 'U1', message: unsent }).chats['U1']).toEqual([
      unsent,
    ]);
  });

  it('adds a customer once', () => {
    const renamed = { ...customer, displayName: 'สมชาย' };
    const state = reduce(reduce(opened, { type: 'customer', customer: renamed }), {
      type: 'customer',
      customer: renamed,
    });

    expect(state.customers).toEqual([renamed]);
  });

  it('keeps groups beside the customers, with chats of their own', () => {
    const group: Group = {
      kind: 'group',
      id: 'C1',
      displayName: 'ครอบครัว',
      memberIds: ['U1'],
      isJoined: true,
      loadingUntil: null,
      lastMessage: null,
    };
    const state = reduce(reduce(opened, { type: 'group', group }), {
      type: 'message',
      userId: 'C1',
      message: message({ direction: 'fromCustomer', senderId: 'U1' }),
    });

    expect(state.groups[0]?.lastMessage).toMatchObject({ senderId: 'U1' });
    expect(state.customers[0]?.lastMessage).toBeNull();
  });

  it('forgets the log when it was cleared', () => {
    const broken = { ...opened, violationCount: 3 };

    expect(reduce(broken, { type: 'requestsCleared' })).toMatchObject({ requests: [], violationCount: 0 });
  });
});

describe('the rich menu of a phone', () => {
  const menu = (richMenuId: string, imagePath: string | null = '/picture'): RichMenu => ({
    richMenuId,
    imagePath,
    size: { width: 800, height: 270 },
    selected: true,
    name: 'เมนู',
    chatBarText: 'เมนู',
    areas: [],
  });
  const withMenus = (defaultRichMenuId: string | null, richMenus: RichMenu[]): SimulatorState =>
    reduce(opened, { type: 'richMenus', richMenus: { defaultRichMenuId, richMenus } });

  it('is the one linked to the customer, else the default', () => {
    const state = withMenus('a', [menu('a'), menu('b')]);

    expect(richMenuOf(state, customer)?.richMenuId).toBe('a');
    expect(richMenuOf(state, { ...customer, richMenuId: 'b' })?.richMenuId).toBe('b');
  });

  it('is none without a default or without a picture', () => {
    expect(richMenuOf(withMenus(null, [menu('a')]), customer)).toBeNull();
    expect(richMenuOf(withMenus('a', [menu('a', null)]), customer)).toBeNull();
  });
});

describe('the images of an album', () => {
  const image = (id: string, album?: string): ChatMessage =>
    message({
      id,
      type: 'image',
      message: { type: 'image', ...(album ? { imageSet: { id: album } } : {}) },
    });

  it('stand together, other messages alone', () => {
    const entries = groupAlbums([image('1', 'a'), image('2', 'a'), image('3', 'b'), image('4'), message()]);

    expect(entries.map((entry) => entry.map(({ id }) => id))).toEqual([['1', '2'], ['3'], ['4'], ['1']]);
  });
});
