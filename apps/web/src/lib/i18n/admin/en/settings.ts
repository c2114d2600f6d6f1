import type { settingsTh } from '../th/settings';
import { slaSettingsEn } from './sla-settings';

export const settingsEn: typeof settingsTh = {
  title: 'Settings',
  intro:
    'In force as soon as they are saved, on other machines within seconds. Every change is in the audit log.',
  loadError: 'The settings could not be loaded',
  sectionsLabel: 'Sections',
  customerTexts: {
    title: 'Texts for customers',
    intro: 'What the product says to customers in LINE by itself',
    used: '{{used}} / {{max}} characters',
    groups: {
      bot: 'Greeting and bot',
      queue: 'Asking for a person',
      outsideHours: 'Outside opening hours',
      end: 'Closing the chat',
      button: 'Button',
    },
    placeholders: { hours: 'opening hours', opensAt: 'next opening', minutes: 'minutes that are left' },
    insert: 'Insert {{placeholder}} ({{meaning}})',
    preview: 'The customer sees',
    unknown: 'Nothing is filled in for {{names}}: the customer sees it as it is written',
    fields: {
      greeting: { label: 'Greeting', hint: 'When a customer adds the account. Free' },
      fallback: { label: 'When the bot is at a loss', hint: 'When no answer fits. Free' },
      handoff: { label: 'Handed over', hint: 'When a customer asks for a person' },
      closed: { label: 'Closed', hint: 'When an operator closes the chat. Usually costs 1 message' },
      outsideHours: {
        label: 'Outside opening hours',
        hint: 'When a customer asks for a person while closed. {hours} and {opensAt} are filled in. Free',
      },
      ticketQueued: {
        label: 'Opened again',
        hint: 'A request left while closed has entered the queue. Only sent when it is free',
      },
      leftQueue: { label: 'Left the queue', hint: 'When a customer leaves the queue. Free' },
      abandoned: { label: 'Nobody came', hint: 'When a customer has waited too long' },
      timeoutWarning: {
        label: 'Before closing',
        hint: 'When nobody has written for a while. {minutes} is filled in',
      },
      timedOut: {
        label: 'Closed because nobody wrote',
        hint: 'When the chat closes by itself. Only sent when it is free',
      },
      offerPerson: {
        label: 'Offer a person',
        hint: 'After several texts without an answer, with a button. Free',
      },
      acknowledge: {
        label: 'Acknowledge button',
        hint: 'A button under our message; when the customer taps it, we can answer for free once more',
      },
    },
  },
  ...slaSettingsEn,
  security: {
    title: 'Security',
    intro: 'Signing in, and browsers that nobody uses',
    sessionTimeoutMinutes: {
      label: 'Sign out after no activity for (minutes)',
      hint: 'All tabs of the browser count together; drafts are kept. 0: never. In force at the next sign-in, or within half an hour.',
    },
    sessionWarningMinutes: {
      label: 'Warn before signing out (minutes)',
      hint: 'With a countdown and a button to stay signed in',
    },
    mfaRequiredRoles: {
      label: 'Roles that need a second factor',
      hint: 'Whoever of these roles has none sets up an authenticator app before going on; those who are signed in are asked within half an hour.',
    },
  },
  privacy: {
    title: 'Privacy',
    intro: 'Who sees what identifies customers',
    maskIdentifiersFor: {
      label: 'Mask identifiers for',
      hint: 'They see only the end of LINE ids and of personal fields, which they cannot change; telephone numbers and mail addresses are masked in the chats they export. In a chat on the screen they still read what the customer wrote, and the id still is in the address of the page.',
    },
  },
  bot: {
    title: 'Bot',
    intro: 'What the bot answers is on the pages under “Answers”.',
    offerPersonAfterMisses: {
      label: 'Offer a person after so many texts without an answer',
      hint: 'In a row. Customers can always ask by themselves. 0 turns it off',
    },
  },
  routing: {
    title: 'Queue and assignment',
    intro: 'Who gets the customers that wait, and who sees which chats',
    assignment: {
      label: 'Assignment',
      hint: 'Automatic: the longest waiting customer goes first, to somebody who is online, has the skill and is not full',
      options: {
        manual: 'Operators claim',
        round_robin: 'Automatic, in turn',
        least_busy: 'Automatic, to who has the fewest',
      },
    },
    positionUpdates: {
      label: 'Tell customers when they move up',
      hint: 'The first place is always told when they join the queue',
      options: { never: 'Never', when_free: 'Only when it is free', always: 'Also when it costs a message' },
    },
    requeueAfterMinutes: {
      label: 'Back to the queue when the operator is away (minutes)',
      hint: 'A customer who waits for an answer gets the old place in the queue back after so long. 0 turns it off',
    },
    lastOperatorFirst: {
      label: 'The same operator again',
      hint: 'Whoever comes back is assigned to the operator of the last time, if that one can take more',
    },
    visibility: {
      label: 'Which chats operators see',
      hint: 'Administrators always see all',
      options: {
        all: 'All',
        skill: 'Those for their skills, and those that need none',
        own: 'Their own, and those that wait',
      },
    },
  },
  sessions: {
    title: 'Waiting and closing',
    intro: 'What happens by itself when nobody claims or nobody writes, and what customers can order',
    abandonAfterMinutes: {
      label: 'Longest wait in the queue (minutes)',
      hint: 'After that the customer leaves the queue, is told so, and may leave a message. 0: no limit',
    },
    closeAfterMinutes: {
      label: 'Close a chat in which nobody writes (minutes)',
      hint: 'Looked at every 5 minutes. 0: never',
    },
    warnBeforeMinutes: {
      label: 'Warn before closing (minutes)',
      hint: 'Operators always see the warning. 0: no warning',
    },
    warning: {
      label: 'Warning to the customer',
      hint: 'Only when it is free costs nothing, but not every customer gets it',
      options: { always: 'Always', when_free: 'Only when it is free' },
    },
    closing: {
      label: 'Before a chat is closed there must be',
      hint: 'For operators who close a chat; what closes by itself needs nothing.',
      options: { nothing: 'Nothing', tag: 'At least one tag on the customer', reason: 'A reason' },
    },
    closingReasons: {
      label: 'Reasons for closing',
      hint: 'Offered when a chat is closed. Chats that were closed with a removed one keep it.',
      retired: 'Reasons no longer offered',
      restore: 'Offer “{{text}}” again',
      forget: 'Delete “{{text}}”',
    },
    leaveQueueCommands: {
      label: 'Leave the queue',
      hint: 'A customer who waits and writes just this leaves the queue',
    },
    endChatCommands: {
      label: 'End the chat',
      hint: 'A customer who chats with a person and writes just this closes the chat',
    },
    continueCommands: {
      label: 'Continue',
      hint: 'After the chat was closed, a customer who writes just this joins the queue for the same operator',
    },
  },
  survey: {
    title: 'Customer survey',
    intro:
      'Asks customers whom a person has served how it was, when the chat is closed: 1 to 5 stars, once per chat',
    isOn: {
      label: 'Send surveys',
      hint: 'Not to customers whom nobody served, who block the account or are barred',
    },
    delayMinutes: {
      label: 'Send after closing (minutes)',
      hint: '0: with the closing text, so that both cost 1 message or none. With a delay it is not sent to who asks for a person again first',
    },
    expiryHours: { label: 'Can be answered for (hours)', hint: 'After that no score is taken' },
    cost: {
      label: 'When it would cost a message',
      hint: 'Only when it is free costs nothing, but many customers will not get it',
      options: { always: 'Send it', when_free: 'Only when it is free' },
    },
    question: { label: 'Question', hint: 'Above the stars, and in the notification on the phone' },
    thanksForHigh: { label: 'Thanks for 4 or 5 stars', hint: 'As soon as the customer taps. Free' },
    thanksForMiddle: { label: 'Thanks for 3 stars', hint: 'As soon as the customer taps. Free' },
    thanksForLow: {
      label: 'Thanks for 1 or 2 stars',
      hint: 'As soon as the customer taps. Free. The operator and administrators are told, too',
    },
    alreadyAnswered: { label: 'Answered before', hint: 'When a star is tapped again; the score stays. Free' },
    expired: { label: 'Too late', hint: 'When a star is tapped too late. Free' },
    asksForComment: {
      label: 'Ask for a comment',
      hint: 'What the customer writes next within 10 minutes is the comment, unless it asks for a person',
    },
    commentRequest: { label: 'Request for a comment', hint: 'Follows the thanks' },
    thanksForComment: { label: 'Thanks for the comment', hint: 'Instead of an answer of the bot. Free' },
  },
  messaging: {
    title: 'Sending',
    intro: 'An answer within a minute of the customer’s message is free, any other one counts at LINE.',
    coalesceWindowMs: {
      label: 'Wait to send together (milliseconds)',
      hint: 'An operator’s bubble waits so long for the next one after another bubble, and when one free reply is left: up to 5 together cost 1 message or nothing. 0 turns it off',
    },
    typingHoldSeconds: {
      label: 'Wait on while the operator types (seconds)',
      hint: 'While the operator types the next bubble, the last one waits for it, at most so long in all. 0 turns it off',
    },
    noticeHoldSeconds: {
      label: 'Hold the notice for the first answer (seconds)',
      hint: 'The handover notice waits for the operator’s first answer, so that both are free. With 0 it goes at once, and the first answer may cost a message',
    },
    closingNotice: {
      label: 'Closing notice',
      hint: 'Sending it only when it is free saves about 1 message per chat',
      options: { always: 'Always', when_free: 'Only when it is free' },
    },
    freshTokenQuickReply: {
      label: 'Acknowledge button under messages',
      hint: 'A customer who taps it makes the next answer free. The button itself costs nothing',
      options: {
        never: 'Never',
        on_notices: 'Under notices of the product',
        when_quota_is_low: 'Under every message when the quota is low',
        always: 'Under every message',
      },
    },
    markAsRead: {
      label: 'Show the customer that it was read',
      hint: 'Costs nothing. Works when Chat is on in LINE Official Account Manager',
      options: {
        never: 'Never',
        on_open: 'When the chat is opened',
        on_reply: 'When it is answered',
        manually: 'When an operator says so',
      },
    },
    loadingForBot: {
      label: 'Animation while waiting for a person',
      hint: 'Customers who asked for a person see that an answer is being prepared. Costs nothing',
    },
    loadingWhileTyping: {
      label: 'Animation when an operator claims and types',
      hint: 'Customers see that somebody is answering. Costs nothing',
    },
  },
  webhook: {
    title: 'Events from LINE',
    intro: 'What is off is stored but has no effect. Messages and unsending always work.',
    showGroups: {
      label: 'Show messages of groups',
      hint: 'Read only, on the page LINE groups. The bot is silent there',
    },
    types: {
      follow: { label: 'Added or unblocked', hint: 'Off: no greeting, and a block is not lifted' },
      unfollow: { label: 'Blocked', hint: 'Off: nobody knows who has blocked, and messages may not arrive' },
      postback: {
        label: 'Taps on buttons and rich menus',
        hint: 'Off: the button “talk to a person” and the stars of surveys do nothing',
      },
      messageEdited: { label: 'Edited messages', hint: 'Off: the first wording stays' },
      join: { label: 'Invited to a group', hint: 'For the page LINE groups' },
      leave: { label: 'Left a group', hint: 'For the page LINE groups' },
      memberJoined: { label: 'A member joined a group', hint: 'For the page LINE groups' },
      memberLeft: { label: 'A member left a group', hint: 'For the page LINE groups' },
      videoPlayComplete: { label: 'Watched a video to the end', hint: 'Only videos with a tracking id' },
      beacon: { label: 'Near a LINE Beacon', hint: 'May come every 10 seconds per person' },
      accountLink: { label: 'Linked a member account', hint: 'If you use LINE’s account link' },
      membership: { label: 'Joined or left a membership', hint: 'If you use LINE’s memberships' },
    },
  },
  retention: {
    title: 'Retention',
    intro:
      'Older files are deleted. The message stays and says so. LINE keeps no copy, so they cannot be had back. Older entries of the audit log are deleted, too.',
    fields: {
      imageDays: 'Images (days)',
      videoDays: 'Videos (days)',
      audioDays: 'Sounds (days)',
      fileDays: 'Documents (days)',
      auditDays: 'Audit log (days)',
      messageDays: 'Messages (days)',
      webhookEventDays: 'Events of LINE (days)',
    },
    range: '{{min}} to {{max}} days',
    messageRange:
      '30 to {{max}} days, or 0: never. What messages, notes and comments of closed chats say is removed; times and the figures of reports stay.',
  },
};
