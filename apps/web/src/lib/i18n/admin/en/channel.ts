import type { channelTh } from '../th/channel';

export const channelEn: typeof channelTh = {
  title: 'LINE channel',
  intro:
    'Connect this console to your LINE Official Account, check that it works, and see whether messages go out.',
  loadError: 'The LINE channel could not be loaded',
  state: {
    title: 'State',
    unknownAccount: 'Account not known yet',
    unknownAccountText: 'LINE has not said which account the access token is for. Press “Test” to see why.',
    connection: 'Connected to',
    real: 'the real LINE',
    simulated: 'a simulated LINE ({{origin}})',
    simulatedText:
      'This system talks to a simulated LINE, so a token of the real LINE does not work yet. For the real LINE set LINE_API_BASE_URL and LINE_DATA_API_BASE_URL as in the steps below and start the system again.',
    sending: 'Sending',
    sendingOn: 'On',
    paused: 'Paused since {{time}}',
    pausedText:
      'LINE does not accept this access token. What is written waits and is not lost. Enter a new token below, or press “Resume” if you have put it right at LINE.',
    resume: 'Resume',
    resumed: 'Messages are sent again',
    stillRefused: 'LINE still does not accept this access token. Enter a new one.',
    breaker: 'Calls to LINE',
    breakers: {
      closed: 'Normal',
      open: 'Stopped for a moment: LINE failed several times in a row. The next try is within 30 seconds.',
      half_open: 'Trying whether LINE is back',
    },
    checkedAt: 'Account as of {{time}}',
  },
  test: {
    run: 'Test',
    running: 'Testing…',
    title: 'Test result',
    at: 'Tested {{time}}',
    hint: 'Asks LINE about everything that has to be right and has it deliver a test webhook. No customer gets a message.',
    results: { ok: 'Right', warning: 'Worth a look', failed: 'To be mended', skipped: 'Not checked yet' },
  },
  findings: {
    ok: 'Right',
    skipped: 'Can be checked once the lines above are mended',
    unreachable: 'LINE could not be reached. Try again in a moment ({{message}})',
    refused: 'LINE refused: {{message}}',
    unauthorised:
      'LINE does not accept this access token. Issue a new one in LINE Developers and enter it below.',
  },
  checks: {
    accessToken: { label: 'Access token', ok: 'Belongs to {{name}} ({{basicId}})' },
    webhookAddress: {
      label: 'Webhook URL set at LINE',
      ok: 'The address of this system',
      notSet: 'Not set. Press “Set at LINE” below, or paste it in LINE Developers.',
      otherAddress:
        'LINE delivers to {{url}} and not here, so customers’ messages do not come in. Press “Set at LINE” to change it.',
    },
    webhookActive: {
      label: 'Use webhook',
      ok: 'On',
      inactive:
        'Off, so customers’ messages do not come in. Switch on “Use webhook” in the Messaging API tab of LINE Developers.',
    },
    webhookTest: {
      label: 'LINE’s webhook arrives',
      ok: 'Arrived and was answered',
      needsHttps:
        'LINE only comes over https. Set PUBLIC_BASE_URL to an https address that can be reached from the internet.',
      couldNotConnect:
        'LINE could not connect. Check the domain name, the firewall and the TLS certificate ({{message}})',
      requestTimeout: 'LINE waited too long. Check that the server and its proxy answer in time.',
      errorStatusCode:
        'Answered with status {{statusCode}}. Check that the proxy passes /api/v1/webhook on to this system without a redirect.',
      unclassified: 'It did not work. LINE says “{{message}}”',
      signatureRefused:
        'The signature does not match: the channel secret is not that of this channel. Copy it again from the Basic settings tab.',
    },
    chatMode: {
      label: 'Chat in LINE Official Account Manager',
      ok: 'Off: every answer comes from here',
      chatIsOn:
        'On: people who answer in LINE Official Account Manager are not seen here, nor are their answers. Switch it off in Response settings unless you mean it.',
    },
    markAsRead: {
      label: 'Read marks',
      ok: 'This system says what was read',
      readsByItself:
        'LINE marks every message as read by itself, so the read-mark setting of this system has no effect.',
    },
    quota: {
      label: 'Message quota of this month',
      ok: '{{used, number}} of {{limit, number}} used',
      unlimited: 'Unlimited',
      spent:
        'Used up ({{used, number}} of {{limit, number}}). Free replies still go out; messages that count do not.',
    },
  },
  webhook: {
    title: 'Webhook URL',
    hint: 'Where LINE delivers what customers write. Paste it in LINE Developers, or have it set from here.',
    set: 'Set at LINE',
    isSet: 'The webhook URL is set at LINE',
    refused: 'LINE does not take this address: {{message}}',
  },
  credentials: {
    title: 'Credentials',
    hint: 'Stored encrypted and never shown again. Leave empty what does not change.',
    secret: 'Channel secret',
    secretHint: '32 characters, from the Basic settings tab',
    token: 'Channel access token',
    tokenHint: 'From the Messaging API tab. LINE is asked before it is stored, and it is used at once.',
    sources: {
      environment: 'From the server’s environment, ends with {{ending}}',
      database: 'Stored {{time}}, ends with {{ending}}',
      unreadable:
        'The stored one cannot be read because ENCRYPTION_KEY has changed. From the server’s environment, ends with {{ending}}',
    },
    previousValid: 'Webhooks signed with the former secret are taken until {{time}}',
    secretShape: 'Must be 32 characters of 0-9 and a-f',
    tokenShape: 'This is no access token. Copy all of it, without spaces.',
    tokenRefused: 'LINE does not accept this token. Check that it is complete and has not been revoked.',
    saved: 'Saved and in use',
    otherAccount:
      'This token belongs to {{after}}, not to {{before}} as before. Customers of the former account cannot be reached.',
    forceTitle: 'LINE cannot be reached. Save all the same?',
    forceText:
      'LINE cannot be asked now whether the token is right. If it is not, sending is paused until it is.',
    force: 'Save without a test',
    forget: 'Use the server’s environment again',
    forgetTitle: 'Delete the stored credentials?',
    forgetText: 'LINE_CHANNEL_SECRET and LINE_CHANNEL_ACCESS_TOKEN of the server are used at once.',
    forgotten: 'The server’s environment is used again',
  },
  steps: {
    title: 'How to connect a real channel',
    provider:
      'Sign in to LINE Developers with the account that manages the Official Account, and choose or create a provider.',
    channel:
      'In LINE Official Account Manager go to Settings → Messaging API and enable it for that provider.',
    secret:
      'In LINE Developers open the channel, tab Basic settings, and copy the channel secret to the form above.',
    token:
      'In the tab Messaging API press Issue at Channel access token (long-lived), copy it to the form above and save.',
    address:
      'This system must be reachable from the internet over https. Set PUBLIC_BASE_URL to that address, LINE_API_BASE_URL to https://api.line.me and LINE_DATA_API_BASE_URL to https://api-data.line.me.',
    webhook:
      'Paste the webhook URL or press “Set at LINE”, then switch on Use webhook and Webhook redelivery in the tab Messaging API.',
    answers:
      'In LINE Official Account Manager → Response settings switch off auto-response messages, greeting messages and Chat.',
    test: 'Press “Test” above until every line is right, then write from your phone.',
    developers: 'Open LINE Developers',
    manager: 'Open LINE Official Account Manager',
  },
};
