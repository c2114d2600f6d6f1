import { inboxTh } from './th/inbox';
import { conversationTh } from './th/conversation';
import { sessionActionsTh } from './th/session-actions';
import { colleagueTh, transferTh } from './th/transfer';
import { queueTh } from './th/queue';
import { liveKpisTh } from './th/live-kpis';
import { notesTh } from './th/notes';
import { searchTh } from './th/search';
import { threadTh } from './th/thread';
import { mediaTh } from './th/media';
import { composerTh } from './th/composer';
import { scheduleTh } from './th/schedule';
import { customerTh } from './th/customer';
import { customersTh } from './th/customers';
import { attentionTh } from './th/attention';
import { commandsTh } from './th/commands';
import { preferencesTh } from './th/preferences';
import { sessionTimeoutTh } from './th/session-timeout';
import { personalDataTh } from './th/personal-data';
import { tagsTh } from './th/tags';

/** The texts of the console in Thai; its shape is the shape of both dictionaries. See also `entrance` and `admin`. */
export const consoleTh = {
  inbox: inboxTh,
  conversation: conversationTh,
  sessionActions: sessionActionsTh,
  transfer: transferTh,
  colleague: colleagueTh,
  queue: queueTh,
  liveKpis: liveKpisTh,
  notes: notesTh,
  thread: threadTh,
  search: searchTh,
  media: mediaTh,
  composer: composerTh,
  schedule: scheduleTh,
  customer: customerTh,
  customers: customersTh,
  attention: attentionTh,
  commands: commandsTh,
  preferences: preferencesTh,
  sessionTimeout: sessionTimeoutTh,
  personalData: personalDataTh,
  tags: tagsTh,
};

export type ConsoleDictionary = typeof consoleTh;
