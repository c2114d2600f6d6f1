import { LiveChatTables1732000000000 } from './1732000000000-live-chat-tables';
import { LineTraffic1732100000000 } from './1732100000000-line-traffic';
import { Groups1732210000000 } from './1732210000000-groups';
import { LineChannel1732220000000 } from './1732220000000-line-channel';
import { MediaFiles1732230000000 } from './1732230000000-media-files';
import { RichMenus1732240000000 } from './1732240000000-rich-menus';
import { Quota1732250000000 } from './1732250000000-quota';
import { Standby1732260000000 } from './1732260000000-standby';
import { Routing1732300000000 } from './1732300000000-routing';
import { Bot1732310000000 } from './1732310000000-bot';
import { BusinessHours1732320000000 } from './1732320000000-business-hours';
import { Telegram1732330000000 } from './1732330000000-telegram';
import { Uploads1732340000000 } from './1732340000000-uploads';
import { Handoff1732360000000 } from './1732360000000-handoff';
import { InboxViews1732400000000 } from './1732400000000-inbox-views';
import { TagsAndFollows1732410000000 } from './1732410000000-tags-and-follows';
import { CustomerDetails1732420000000 } from './1732420000000-customer-details';
import { NotesAndDrafts1732430000000 } from './1732430000000-notes-and-drafts';
import { CannedAndScheduled1732440000000 } from './1732440000000-canned-and-scheduled';
import { MessageSearch1732450000000 } from './1732450000000-message-search';
import { SnoozeAndClosing1732460000000 } from './1732460000000-snooze-and-closing';
import { NameSearch1732470000000 } from './1732470000000-name-search';
import { Csat1732500000000 } from './1732500000000-csat';
import { SessionTimes1732510000000 } from './1732510000000-session-times';
import { DailyStatistics1732520000000 } from './1732520000000-daily-statistics';
import { PresenceSpans1732530000000 } from './1732530000000-presence-spans';
import { SlaBreaches1732540000000 } from './1732540000000-sla-breaches';
import { Audit1732570000000 } from './1732570000000-audit';
import { SignIn1732580000000 } from './1732580000000-sign-in';
import { PersonalData1732583000000 } from './1732583000000-personal-data';
import { QualifiedFunctions1732690000000 } from './1732690000000-qualified-functions';

/** Every migration, oldest first. */
export const migrations = [
  LiveChatTables1732000000000,
  LineTraffic1732100000000,
  Groups1732210000000,
  LineChannel1732220000000,
  MediaFiles1732230000000,
  RichMenus1732240000000,
  Quota1732250000000,
  Standby1732260000000,
  Routing1732300000000,
  Bot1732310000000,
  BusinessHours1732320000000,
  Telegram1732330000000,
  Uploads1732340000000,
  Handoff1732360000000,
  InboxViews1732400000000,
  TagsAndFollows1732410000000,
  CustomerDetails1732420000000,
  NotesAndDrafts1732430000000,
  CannedAndScheduled1732440000000,
  MessageSearch1732450000000,
  SnoozeAndClosing1732460000000,
  NameSearch1732470000000,
  Csat1732500000000,
  SessionTimes1732510000000,
  DailyStatistics1732520000000,
  PresenceSpans1732530000000,
  SlaBreaches1732540000000,
  Audit1732570000000,
  SignIn1732580000000,
  PersonalData1732583000000,
  QualifiedFunctions1732690000000,
];
