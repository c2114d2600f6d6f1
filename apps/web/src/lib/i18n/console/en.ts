import { alertsEn } from './en/alerts';
import { inboxEn, previewEn } from './en/inbox';
import { conversationEn } from './en/conversation';
import { colleagueEn, transferEn } from './en/transfer';
import { queueEn } from './en/queue';
import { threadEn } from './en/thread';
import { mediaEn } from './en/media';
import { composerEn } from './en/composer';
import { customerEn } from './en/customer';
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
  transfer: transferEn,
  colleague: colleagueEn,
  queue: queueEn,
  thread: threadEn,
  media: mediaEn,
  composer: composerEn,
  customer: customerEn,
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
