import type { SignInResult, User } from '@jsk/contracts/auth';
import type { CannedResponse } from '@jsk/contracts/canned-responses';
import type { Colleague, Conversation } from '@jsk/contracts/conversations';
import type { Message } from '@jsk/contracts/messages';
import type { OperatorProfile } from '@jsk/contracts/people';
import type { QueueEntry } from '@jsk/contracts/queue';
import type { Session } from '@jsk/contracts/sessions';

let lastId = 0;
const nextId = () => String(++lastId);

export const somchai: User = { id: '7', username: 'somchai', displayName: 'สมชาย', role: 'AGENT' };
export const malee: User = { id: '8', username: 'malee', displayName: 'มาลี', role: 'AGENT' };

/** What the server answers to whoever signs in. */
export const aSignIn = (over: Partial<SignInResult> = {}): SignInResult => ({
  accessToken: 'token',
  tokenType: 'Bearer',
  expiresIn: 1800,
  user: somchai,
  obligation: null,
  inactivity: { signOutAfterMinutes: 30, warnBeforeMinutes: 5 },
  timeZone: 'Asia/Bangkok',
  ...over,
});

/** The LINE user id of the n-th customer. */
export const customerId = (n: number) => `U${n.toString(16).padStart(32, '0')}`;

/** A moment of the test's day, in minutes after it began. */
export const minute = (minutes: number) => new Date(Date.UTC(2026, 10, 20, 3, minutes)).toISOString();

export function aMessage(over: Partial<Message> = {}): Message {
  return {
    id: nextId(),
    lineUserId: customerId(1),
    sessionId: null,
    direction: 'INCOMING',
    sender: { kind: 'CUSTOMER', id: null, name: 'คุณนก' },
    type: 'text',
    text: 'สวัสดีค่ะ',
    payload: null,
    state: 'received',
    via: null,
    cost: null,
    isQuotable: true,
    editedAt: null,
    tempId: null,
    quotedMessageId: null,
    error: null,
    createdAt: minute(0),
    ...over,
  };
}

/** A message that an operator sent. */
export function anAnswer(over: Partial<Message> = {}, operator: User = somchai): Message {
  const sender = { kind: 'OPERATOR', id: operator.id, name: operator.displayName } as const;
  return aMessage({ direction: 'OUTGOING', sender, state: 'accepted', via: 'reply', cost: 'free', ...over });
}

export function aSession(over: Partial<Session> = {}): Session {
  return {
    id: nextId(),
    lineUserId: customerId(1),
    status: 'WAITING',
    operator: null,
    skill: null,
    warnedAt: null,
    closesAt: null,
    snoozedAt: null,
    snoozedUntil: null,
    snoozedSeconds: 0,
    trigger: { kind: 'KEYWORD', keyword: 'ขอคุยกับเจ้าหน้าที่' },
    createdAt: minute(0),
    claimedAt: null,
    firstResponseAt: null,
    lastActivityAt: minute(0),
    closedAt: null,
    closedBy: null,
    closeReason: null,
    transferCount: 0,
    ...over,
  };
}

export function aConversation(over: Partial<Conversation> = {}): Conversation {
  return {
    lineUserId: customerId(1),
    displayName: 'คุณนก',
    pictureUrl: null,
    statusMessage: null,
    language: 'th',
    chatMode: 'BOT',
    isBlocked: false,
    isBarred: false,
    isOnStandby: false,
    session: null,
    ticket: null,
    lastMessage: null,
    unreadCount: 0,
    isPinned: false,
    customerMessageCount: 0,
    tags: [],
    hasOpenMention: false,
    waitingSince: null,
    unansweredSince: null,
    scheduled: { nextAt: null, held: 0 },
    freeReplyUntil: null,
    createdAt: minute(0),
    ...over,
  };
}

export const activeSessionOf = (operator: User, over: Partial<Session> = {}) =>
  aSession({
    status: 'ACTIVE',
    operator: { id: operator.id, name: operator.displayName },
    claimedAt: minute(1),
    ...over,
  });

/** One of the team. */
export function aCannedResponse(over: Partial<CannedResponse> = {}): CannedResponse {
  return {
    id: nextId(),
    shortcut: 'hello',
    title: 'ทักทาย',
    category: 'ทั่วไป',
    owner: null,
    parts: [{ type: 'text', text: 'สวัสดีค่ะ ยินดีให้บริการค่ะ' }],
    useCount: 0,
    lastUsedAt: null,
    updatedAt: minute(0),
    ...over,
  };
}

/** Somebody who is online with room for more. */
export function aColleague(over: Partial<Colleague> = {}): Colleague {
  return {
    id: malee.id,
    name: malee.displayName,
    presence: 'online',
    activeSessions: 1,
    capacity: 5,
    skills: [],
    ...over,
  };
}

/** Somebody of the team as administrators see them; Somchai unless told. */
export function anOperatorProfile(over: Partial<OperatorProfile> = {}): OperatorProfile {
  return {
    ...somchai,
    isActive: true,
    capacity: 5,
    skillIds: [],
    presence: 'offline',
    activeSessions: 0,
    mfaEnabled: false,
    mustChangePassword: false,
    lastSignInAt: minute(0),
    createdAt: minute(0),
    ...over,
  };
}

/** The n-th customer, who has waited since `waitingSince`. */
export function aQueueEntry(n: number, over: Partial<QueueEntry> = {}): QueueEntry {
  const waitingSince = over.waitingSince ?? minute(n);
  return {
    lineUserId: customerId(n),
    displayName: `ลูกค้า ${n}`,
    pictureUrl: null,
    tags: [],
    session: aSession({ lineUserId: customerId(n), createdAt: waitingSince }),
    position: n,
    waitingSince,
    lastText: 'สอบถามเรื่องสินค้าค่ะ',
    wantedOperator: null,
    isOpenToAll: false,
    ...over,
  };
}
