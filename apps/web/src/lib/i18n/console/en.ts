import { alertsEn } from './en/alerts';
import { inboxEn, previewEn } from './en/inbox';
import { conversationEn } from './en/conversation';
import { sessionActionsEn } from './en/session-actions';
import { colleagueEn, transferEn } from './en/transfer';
import { queueEn } from './en/queue';
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
import { tagsEn } from './en/tags';
import type { ConsoleDictionary } from './th';

/** The texts of the console in English. */
export const consoleEn: ConsoleDictionary = {
  presence: { online: 'Online', away: 'Away', offline: 'Offline' },
  connection: {
    connecting: 'Connecting…',
    online: 'Connected',
    reconnecting: 'Connection lost, reconnecting… Messages you send wait in this browser.',
    offline: 'You are offline. Messages you send wait in this browser and go out when you are back.',
  },
  alerts: alertsEn,
  inbox: inboxEn,
  preview: previewEn,
  conversation: conversationEn,
  sessionActions: sessionActionsEn,
  transfer: transferEn,
  colleague: colleagueEn,
  queue: queueEn,
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
  tags: tagsEn,
  time: {
    now: 'now',
    minutes: '{{count}} min',
    hoursMinutes: '{{hours}} h {{minutes}} min',
    daysHours: '{{days}} d {{hours}} h',
    seconds: '{{count}} s',
    today: 'Today',
    yesterday: 'Yesterday',
    todayAt: 'today {{time}}',
    tomorrowAt: 'tomorrow {{time}}',
    dayAt: '{{day}} {{time}}',
  },
  pane: {
    crashed: 'This part cannot be shown',
    crashedText: 'The rest works as usual, and no message is lost.',
  },
};
