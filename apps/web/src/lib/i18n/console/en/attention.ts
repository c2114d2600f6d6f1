import type { attentionTh } from '../th/attention';

export const attentionEn: typeof attentionTh = {
  inQueue: '{{name}} is waiting for a person',
  woken: 'The snoozed chat of {{name}} is back',
  mentioned: '{{name}} mentioned you in the chat of {{customer}}',
  aColleague: 'A colleague',
  discreet: {
    message: 'New message',
    assigned: 'A new chat of yours',
    queue: 'A customer waits in the queue',
    mention: 'You were mentioned',
  },
  sounds: 'Sounds',
  isMuted: 'Mute everything',
  volume: 'Volume',
  soundFor: 'A sound when',
  kinds: {
    message: 'a customer of mine writes',
    assigned: 'I get a new chat',
    queue: 'a customer joins the queue',
    mention: 'a note mentions me',
  },
  listen: 'Listen: {{kind}}',
  when: 'When to ring',
  whens: {
    unattended: 'Only for chats I am not looking at',
    always: 'Every time',
  },
  ringsUntilTaken: 'Keep ringing until taken',
  ringsUntilTakenHint: 'For customers in the queue, and for chats given to me until I open them',
  notifications: 'Browser notifications',
  notifies: 'Notify me while I am not looking at the console',
  notifiesHint: 'A click on the notification opens the chat',
  notifiesWithText: 'Show what the customer wrote',
  notifiesWithTextHint: 'Switch it off if others can see your screen',
  denied: 'The browser does not allow this site to notify. You can change that in its site settings.',
  unsupported: 'This browser cannot show notifications.',
};
