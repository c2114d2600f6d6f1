import { inboxEn } from './en/inbox';
import { conversationEn } from './en/conversation';
import { sessionActionsEn } from './en/session-actions';
import { colleagueEn, transferEn } from './en/transfer';
import { queueEn } from './en/queue';
import { liveKpisEn } from './en/live-kpis';
import { notesEn } from './en/notes';
import { searchEn } from './en/search';
import { threadEn } from './en/thread';
import { mediaEn } from './en/media';
import { composerEn } from './en/composer';
import { scheduleEn } from './en/schedule';
import { customerEn } from './en/customer';
import { customersEn } from './en/customers';
import { attentionEn } from './en/attention';
import { commandsEn } from './en/commands';
import { preferencesEn } from './en/preferences';
import { sessionTimeoutEn } from './en/session-timeout';
import { personalDataEn } from './en/personal-data';
import { tagsEn } from './en/tags';
import type { ConsoleDictionary } from './th';

/** The texts of the console in English. */
export const consoleEn: ConsoleDictionary = {
  inbox: inboxEn,
  conversation: conversationEn,
  sessionActions: sessionActionsEn,
  transfer: transferEn,
  colleague: colleagueEn,
  queue: queueEn,
  liveKpis: liveKpisEn,
  notes: notesEn,
  thread: threadEn,
  search: searchEn,
  media: mediaEn,
  composer: composerEn,
  schedule: scheduleEn,
  customer: customerEn,
  customers: customersEn,
  attention: attentionEn,
  commands: commandsEn,
  preferences: preferencesEn,
  sessionTimeout: sessionTimeoutEn,
  personalData: personalDataEn,
  tags: tagsEn,
};
