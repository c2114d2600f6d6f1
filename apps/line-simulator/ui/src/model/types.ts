/** What the simulator's control API and stream say, as far as the phone uses it. */

export interface LineAction {
  type: string;
  label?: string;
  data?: string;
  displayText?: string;
  text?: string;
  uri?: string;
  mode?: 'date' | 'time' | 'datetime';
  initial?: string;
  clipboardText?: string;
  richMenuAliasId?: string;
}

interface QuickReplyItem {
  imageUrl?: string;
  action: LineAction;
}

/** A LINE message object; which properties it has depends on its type. */
export interface LineMessage {
  type: string;
  text?: string;
  packageId?: string;
  stickerId?: string;
  originalContentUrl?: string;
  previewImageUrl?: string;
  trackingId?: string;
  fileName?: string;
  fileSize?: number;
  imageSet?: { id: string };
  title?: string;
  address?: string;
  latitude?: number;
  longitude?: number;
  altText?: string;
  contents?: unknown;
  template?: Template;
  baseUrl?: string;
  baseSize?: { width: number; height: number };
  actions?: ImagemapAction[];
  quickReply?: { items: QuickReplyItem[] };
  quotedMessageId?: string;
  substitution?: Record<string, unknown>;
  sender?: { name?: string; iconUrl?: string };
}

export interface ImagemapAction {
  type: string;
  label?: string;
  linkUri?: string;
  text?: string;
  area: Bounds;
}

interface Bounds {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface TemplateColumn {
  thumbnailImageUrl?: string;
  imageUrl?: string;
  title?: string;
  text?: string;
  actions?: LineAction[];
  action?: LineAction;
}

export interface Template extends TemplateColumn {
  type: 'buttons' | 'confirm' | 'carousel' | 'image_carousel';
  columns?: TemplateColumn[];
}

export interface ChatMessage {
  id: string | null;
  direction: 'fromCustomer' | 'toCustomer';
  type: string;
  senderId: string | null;
  message: LineMessage | null;
  via: 'reply' | 'push' | 'multicast' | 'narrowcast' | 'broadcast' | null;
  paid: boolean;
  contentPath: string | null;
  sentAt: string;
  readAt: string | null;
  editedAt: string | null;
  unsentAt: string | null;
}

interface AnyChat {
  /** The user, group or room id. */
  id: string;
  displayName: string;
  loadingUntil: string | null;
  lastMessage: ChatMessage | null;
}

/** A person, with the chat with the account. */
export interface Customer extends AnyChat {
  kind: 'user';
  statusMessage: string | null;
  isFollowing: boolean;
  isBlocked: boolean;
  /** The menu linked to this person alone; null: the default, if there is one. */
  richMenuId: string | null;
}

export interface Group extends AnyChat {
  kind: 'group' | 'room';
  memberIds: string[];
  /** Whether the account is in it. */
  isJoined: boolean;
}

export type Chat = Customer | Group;

export interface RichMenu {
  richMenuId: string;
  size: { width: number; height: number };
  selected: boolean;
  name: string;
  chatBarText: string;
  areas: { bounds: Bounds; action: LineAction }[];
  /** Null until a picture was uploaded. */
  imagePath: string | null;
}

export interface RichMenus {
  defaultRichMenuId: string | null;
  richMenus: RichMenu[];
}

interface Violation {
  rule: string;
  detail: string;
}

export interface LoggedRequest {
  at: string;
  method: string;
  path: string;
  status: number | null;
  requestId: string;
  retryKey: string | null;
  body: unknown;
  response: unknown;
  fault: string | null;
  paid: boolean | null;
  violations: Violation[];
}

export interface WebhookDelivery {
  at: string;
  attempt: number;
  eventTypes: string[];
  body: string;
  ok: boolean;
  status: number | null;
  reason: string;
  detail: string;
  durationMs: number;
}

export interface EndpointFault {
  mode: string;
  status?: number;
  message?: string;
  times?: number;
}

export const FAULTABLE_ENDPOINTS = [
  'reply',
  'push',
  'multicast',
  'narrowcast',
  'broadcast',
  'validate',
  'profile',
  'content',
  'quotaEndpoint',
  'loading',
  'markAsRead',
  'info',
  'group',
  'richMenu',
  'webhookEndpoint',
] as const;

export type FaultableEndpoint = (typeof FAULTABLE_ENDPOINTS)[number];

export interface Faults extends Record<FaultableEndpoint, EndpointFault | null> {
  webhook: {
    escape: string;
    whitespace: string;
    propertyOrder: string;
    unknownProperties: boolean;
    signature: string;
    mode: 'active' | 'standby';
    timeoutMs: number;
    redelivery: { enabled: boolean; attempts: number; delayMs: number; jitterMs: number };
    duplicates: boolean;
    reorderWithinMs: number;
    eventsPerBody: number;
    batchWithinMs: number;
  };
  webhookTestReason: string | null;
  replyTokenSeconds: number;
  contentNotReadyTimes: number;
  contentExpired: boolean;
  transcodingFails: boolean;
  rateLimits: boolean;
  sameUserPushesPerMinute: number | null;
  latencyMs: number;
  quota: { limit: number | null; used: number };
}

export interface Channel {
  botUserId: string;
  basicId: string;
  displayName: string;
  webhookUrl: string | null;
  isWebhookActive: boolean;
  chatMode: 'chat' | 'bot';
  markAsReadMode: 'auto' | 'manual';
}

export type StreamEvent =
  | { type: 'message' | 'messageChanged'; userId: string; message: ChatMessage }
  | { type: 'customer'; customer: Customer }
  | { type: 'group'; group: Group }
  | { type: 'richMenus'; richMenus: RichMenus }
  | { type: 'channel'; channel: Channel }
  | { type: 'loading'; userId: string; until: string }
  | { type: 'request'; request: LoggedRequest }
  | { type: 'requestsCleared' }
  | { type: 'webhook'; webhook: WebhookDelivery }
  | { type: 'faults'; faults: Faults }
  | { type: 'reset' };
