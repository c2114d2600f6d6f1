import { z } from 'zod';
import * as account from './account';
import * as alerts from './alerts';
import * as analytics from './analytics';
import * as audit from './audit';
import * as auth from './auth';
import * as botRules from './bot-rules';
import * as botTest from './bot-test';
import * as businessHours from './business-hours';
import * as cannedResponses from './canned-responses';
import * as closing from './closing';
import * as conversationBulk from './conversation-bulk';
import * as conversations from './conversations';
import * as csat from './csat';
import * as customerDetails from './customer-details';
import * as customerSignals from './customer-signals';
import * as customers from './customers';
import * as drafts from './drafts';
import type { Endpoint } from './endpoint';
import * as exports from './exports';
import * as groups from './groups';
import * as handoffKeywords from './handoff-keywords';
import * as health from './health';
import * as jobDashboard from './job-dashboard';
import * as lineChannel from './line-channel';
import * as messageSearch from './message-search';
import * as messages from './messages';
import * as notes from './notes';
import * as people from './people';
import * as personalData from './personal-data';
import * as problem from './problem';
import * as queue from './queue';
import * as quota from './quota';
import * as replyImages from './reply-images';
import * as replyObjects from './reply-objects';
import * as reports from './reports';
import * as richMenus from './rich-menus';
import * as savedViews from './saved-views';
import * as scheduledMessages from './scheduled-messages';
import * as sessions from './sessions';
import * as settings from './settings';
import * as skills from './skills';
import * as sla from './sla';
import * as snooze from './snooze';
import * as tags from './tags';
import * as telegram from './telegram';
import * as uploads from './uploads';

/** Every file that has REST calls in it, which a test looks after, or shapes that many of them answer with. */
const contracts: readonly Readonly<Record<string, unknown>>[] = [
  account,
  alerts,
  analytics,
  audit,
  auth,
  botRules,
  botTest,
  businessHours,
  cannedResponses,
  closing,
  conversationBulk,
  conversations,
  csat,
  customerDetails,
  customerSignals,
  customers,
  drafts,
  exports,
  groups,
  handoffKeywords,
  health,
  jobDashboard,
  lineChannel,
  messageSearch,
  messages,
  notes,
  people,
  personalData,
  problem,
  queue,
  quota,
  replyImages,
  replyObjects,
  reports,
  richMenus,
  savedViews,
  scheduledMessages,
  sessions,
  settings,
  skills,
  sla,
  snooze,
  tags,
  telegram,
  uploads,
];

export interface NamedEndpoint {
  /** What the contract calls it, such as `claimConversation`. */
  readonly name: string;
  readonly endpoint: Endpoint;
}

/**
 * The whole table of REST calls and of who may make them. What tests and the documentation say of every call, they say
 * of this list; it is not for the browser, which would load all contracts with it.
 */
export const allEndpoints: readonly NamedEndpoint[] = contracts.flatMap((exported) =>
  Object.entries(exported).flatMap(([name, value]) => (isEndpoint(value) ? [{ name, endpoint: value }] : [])),
);

/** The shapes of the contracts by their names, such as `Message` for `messageSchema`. */
export const namedSchemas: readonly (readonly [name: string, schema: z.ZodType])[] = contracts.flatMap(
  (exported) =>
    Object.entries(exported).flatMap(([name, value]) =>
      value instanceof z.ZodType && name.endsWith('Schema')
        ? [[name.charAt(0).toUpperCase() + name.slice(1, -'Schema'.length), value] as const]
        : [],
    ),
);

function isEndpoint(value: unknown): value is Endpoint {
  return typeof value === 'object' && value !== null && 'method' in value && 'access' in value;
}
