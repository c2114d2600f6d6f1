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
  fileName?: string;
  fileSize?: number;
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
  area: { x: number; y: number; width: number; height: number };
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
  message: LineMessage | null;
  via: 'reply' | 'push' | 'multicast' | null;
  paid: boolean;
  contentPath: string | null;
  sentAt: string;
  readAt: string | null;
  unsentAt: string | null;
}

export interface Customer {
  userId: string;
  displayName: string;
  statusMessage: string | null;
  isFollowing: boolean;
  loadingUntil: string | null;
  lastMessage: ChatMessage | null;
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

interface EndpointFault {
  mode: string;
  status?: number;
  times?: number;
}

export interface Faults {
  reply: EndpointFault | null;
  push: EndpointFault | null;
  profile: EndpointFault | null;
  content: EndpointFault | null;
  webhook: {
    mode: 'active' | 'standby';
    signature: string;
    duplicates: boolean;
    redelivery: { enabled: boolean };
  };
  rateLimits: boolean;
  latencyMs: number;
  contentNotReadyTimes: number;
  quota: { limit: number | null; used: number };
}

export interface Channel {
  botUserId: string;
  basicId: string;
  displayName: string;
  webhookUrl: string | null;
}

export type StreamEvent =
  | { type: 'message' | 'messageChanged'; userId: string; message: ChatMessage }
  | { type: 'customer'; customer: Customer }
  | { type: 'loading'; userId: string; until: string }
  | { type: 'request'; request: LoggedRequest }
  | { type: 'webhook'; webhook: WebhookDelivery }
  | { type: 'faults'; faults: Faults }
  | { type: 'reset' };
