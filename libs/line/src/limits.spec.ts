import { checkOutgoing, isLineMessageId, isLineUserId, splitText } from './limits';
import type { OutgoingMessage, QuickReply } from './outgoing-message';

const label = (text: string): QuickReply => ({ label: text, action: { kind: 'message', text: 'ok' } });
const withQuickReplies = (quickReplies: QuickReply[]): OutgoingMessage[] => [
  { type: 'text', text: 'hi', quickReplies },
];
const image = (
  originalContentUrl: string,
  previewImageUrl = 'https://example.com/p.jpg',
): OutgoingMessage[] => [{ type: 'image', originalContentUrl, previewImageUrl }];
const flex = (bubbles: number, text = 'x'): OutgoingMessage[] => [
  {
    type: 'flex',
    altText: 'การ์ด',
    contents: {
      type: 'carousel',
      contents: Array.from({ length: bubbles }, () => ({
        type: 'bubble' as const,
        body: {
          type: 'box' as const,
          layout: 'vertical' as const,
          contents: [{ type: 'text' as const, text }],
        },
      })),
    },
  },
];
const flexButton = (action: { label: string; uri: string }): OutgoingMessage[] => [
  {
    type: 'flex',
    altText: 'การ์ด',
    contents: {
      type: 'bubble',
      footer: {
        type: 'box',
        layout: 'vertical',
        contents: [{ type: 'button', action: { type: 'uri', ...action } }],
      },
    },
  },
];
const text = (length: number): OutgoingMessage => ({ type: 'text', text: 'ก'.repeat(length) });
const pathsOf = (messages: OutgoingMessage[]) => checkOutgoing(messages).map(({ path }) => path);

describe('limits of LINE', () => {
  it.each<[string, OutgoingMessage[]]>([
    ['5 messages', Array.from({ length: 5 }, () => text(1))],
    ['5000 UTF-16 units', [text(5000)]],
    ['2500 emoji of two units each', [{ type: 'text', text: '🤨'.repeat(2500) }]],
    ['13 quick replies', withQuickReplies(Array.from({ length: 13 }, () => label('ok')))],
    ['a label of 20 characters that are more units', withQuickReplies([label('น้ำ'.repeat(20))])],
    ['an address of 2000 units', image(`https://example.com/${'x'.repeat(1980)}`)],
    ['a carousel of 12 bubbles', flex(12)],
    [
      'a quick reply that opens an address of 1000 units',
      withQuickReplies([
        { label: 'เปิด', action: { kind: 'uri', uri: `https://example.com/${'x'.repeat(980)}` } },
      ]),
    ],
    [
      'a Flex button with a label of 40 characters',
      flexButton({ label: 'น้ำ'.repeat(40), uri: 'tel:021234567' }),
    ],
    ['a sticker', [{ type: 'sticker', packageId: '446', stickerId: '1988' }]],
    ['a sound', [{ type: 'audio', originalContentUrl: 'https://example.com/a.m4a', durationMs: 1000 }]],
    ['a place', [{ type: 'location', title: 'ร้าน', address: 'กรุงเทพฯ', latitude: 13.7, longitude: 100.5 }]],
  ])('allow %s [case 70] [case 71]', (_, messages) => {
    expect(checkOutgoing(messages)).toEqual([]);
  });

  it.each<[string, OutgoingMessage[], string]>([
    ['no message', [], 'messages'],
    ['6 messages', Array.from({ length: 6 }, () => text(1)), 'messages'],
    ['a text of 5001 units', [text(1), text(5001)], 'messages[1].text'],
    ['2501 emoji of two units each', [{ type: 'text', text: '🤨'.repeat(2501) }], 'messages[0].text'],
    ['an empty text', [text(0)], 'messages[0].text'],
    [
      '14 quick replies',
      withQuickReplies(Array.from({ length: 14 }, () => label('ok'))),
      'messages[0].quickReply.items',
    ],
    [
      'a label of 21 characters',
      withQuickReplies([label('น้ำ'.repeat(21))]),
      'messages[0].quickReply.items[0].action.label',
    ],
    ['an empty label', withQuickReplies([label('')]), 'messages[0].quickReply.items[0].action.label'],
    [
      'an action that says 301 characters',
      withQuickReplies([{ label: 'a', action: { kind: 'message', text: 'น้ำ'.repeat(301) } }]),
      'messages[0].quickReply.items[0].action.text',
    ],
    [
      'a postback of 301 units',
      withQuickReplies([{ label: 'a', action: { kind: 'postback', data: 'x'.repeat(301) } }]),
      'messages[0].quickReply.items[0].action.data',
    ],
    ['an address without TLS', image('http://example.com/a.jpg'), 'messages[0].originalContentUrl'],
    [
      'an address of 2001 units',
      image(`https://example.com/${'x'.repeat(1981)}`),
      'messages[0].originalContentUrl',
    ],
    ['an address that is not encoded', image('https://example.com/รูป.jpg'), 'messages[0].originalContentUrl'],
    ['a missing preview', image('https://example.com/a.jpg', ''), 'messages[0].previewImageUrl'],
    [
      'what a postback says in 301 characters',
      withQuickReplies([
        { label: 'a', action: { kind: 'postback', data: 'x', displayText: 'น้ำ'.repeat(301) } },
      ]),
      'messages[0].quickReply.items[0].action.displayText',
    ],
    [
      'a quick reply that opens an address of another kind',
      withQuickReplies([{ label: 'a', action: { kind: 'uri', uri: 'javascript:alert(1)' } }]),
      'messages[0].quickReply.items[0].action.uri',
    ],
    [
      'a Flex button that opens an address of 1001 units',
      flexButton({ label: 'a', uri: `https://example.com/${'x'.repeat(981)}` }),
      'messages[0].contents.footer.contents[0].action.uri',
    ],
    [
      'a Flex button with a label of 41 characters',
      flexButton({ label: 'น้ำ'.repeat(41), uri: 'https://example.com' }),
      'messages[0].contents.footer.contents[0].action.label',
    ],
    ['a carousel of 13 bubbles', flex(13), 'messages[0].contents.contents'],
    ['a carousel of more than 50 KB', flex(2, 'ก'.repeat(10_000)), 'messages[0].contents'],
    [
      'a sound without length',
      [{ type: 'audio', originalContentUrl: 'https://example.com/a.m4a', durationMs: 0 }],
      'messages[0].duration',
    ],
    ['a sticker by name', [{ type: 'sticker', packageId: 'moon', stickerId: '1' }], 'messages[0].packageId'],
    [
      'a place off the globe',
      [{ type: 'location', title: 'x', address: 'x', latitude: 91, longitude: 0 }],
      'messages[0].latitude',
    ],
  ])('refuse %s [case 70] [case 71] [case 73]', (_, messages, path) => {
    expect(pathsOf(messages)).toEqual([path]);
  });

  it.each([
    ['http://localhost:3000/media/a.jpg', true],
    ['http://127.0.0.1:3000/media/a.jpg', true],
    ['http://[::1]:3000/media/a.jpg', true],
    ['http://localhost.example.com/a.jpg', false],
    ['http://user@example.com/a.jpg', false],
    ['http://localhost/รูป.jpg', false],
    ['ftp://localhost/a.jpg', false],
  ])('let media lie at %s for a simulated LINE only: %s', (url, allowed) => {
    expect(checkOutgoing(image(url, url))).toHaveLength(2);
    expect(checkOutgoing(image(url, url), { allowLoopbackHttp: true })).toHaveLength(allowed ? 0 : 2);
  });

  it.each([
    ['U8189cf6745fc0d808977bdb0b9f22995', true],
    ['U8189CF6745fc0d808977bdb0b9f22995', false],
    ['U8189cf6745fc0d808977bdb0b9f22995\n', false],
    ['../message/quota', false],
    [undefined, false],
  ])('know whether %j is the id of a customer', (value, expected) => {
    expect(isLineUserId(value)).toBe(expected);
  });

  it('know the id of a message from a number that JavaScript has rounded', () => {
    expect(isLineMessageId('468789577898262530')).toBe(true);
    expect(isLineMessageId(468789577898262500)).toBe(false);
    expect(isLineMessageId('1/../2')).toBe(false);
  });
});

describe('a text that is too long', () => {
  it.each([
    ['5000 units', 'ก'.repeat(5000)],
    ['2500 emoji', '🤨'.repeat(2500)],
    ['nothing', ''],
  ])('is not split when it has %s', (_, fitting) => {
    expect(splitText(fitting)).toEqual([fitting]);
  });

  it('is split without halving an emoji [case 70]', () => {
    expect(splitText('🤨'.repeat(2501))).toEqual(['🤨'.repeat(2500), '🤨']);
    expect(splitText(`a${'🤨'.repeat(2500)}`)).toEqual([`a${'🤨'.repeat(2499)}`, '🤨']);
  });

  it('is split without parting a family or a flag', () => {
    const family = '👩‍👩‍👧‍👦';
    expect(splitText(family.repeat(3), 12)).toEqual([family, family, family]);
    expect(splitText('🇹🇭🇹🇭', 6)).toEqual(['🇹🇭', '🇹🇭']);
  });

  it('is split into whole Thai words, with every vowel at its consonant [case 70]', () => {
    const sentence = 'เจ้าหน้าที่จะติดต่อกลับภายในวันทำการถัดไปแน่นอนค่ะน้ำใจไมตรี';
    for (let limit = 8; limit < 60; limit++) {
      const parts = splitText(sentence.repeat(4), limit);
      expect(parts.join('')).toBe(sentence.repeat(4));
      for (const part of parts) {
        expect(part.length).toBeLessThanOrEqual(limit);
        expect(part).not.toMatch(/^[ะ-ฺๅ-๎]/);
        expect(part).not.toMatch(/[เ-ไ]$/);
      }
    }
    expect(splitText('สวัสดีครับ', 7)).toEqual(['สวัสดี', 'ครับ']);
  });

  it('is split after a line, else after a space, when one is near the end', () => {
    expect(splitText(`${'a'.repeat(85)}\n${'b'.repeat(5)} ${'c'.repeat(50)}`, 100)).toEqual([
      `${'a'.repeat(85)}\n`,
      `${'b'.repeat(5)} ${'c'.repeat(50)}`,
    ]);
    expect(splitText(`${'a'.repeat(90)} ${'b'.repeat(50)}`, 100)).toEqual([
      `${'a'.repeat(90)} `,
      'b'.repeat(50),
    ]);
    expect(splitText(`a ${'b'.repeat(100)}`, 100)[0]).toHaveLength(100);
  });

  it('is split even when one single character is longer than a message', () => {
    const towering = `🤨${'\u0301'.repeat(30)}`;
    const parts = splitText(towering.repeat(2), 10);
    expect(parts.join('')).toBe(towering.repeat(2));
    expect(parts.every((part) => part.length <= 10 && !/\p{Surrogate}/u.test(part))).toBe(true);
  });

  it('leaves out parts in which nothing could be seen', () => {
    expect(splitText(`${'a'.repeat(5000)}${' '.repeat(5001)}`)).toEqual(['a'.repeat(5000)]);
  });
});
