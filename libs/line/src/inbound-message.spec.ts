import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { commonFields, translate, userId } from './fixtures/inbound';
import type { InboundEvent, InboundMessage } from './inbound-event';
import { readWebhookEnvelope } from './webhook-envelope';
import { translateWebhookEvent } from './webhook-event';

function translateMessage(message: unknown): InboundEvent {
  return translate({ ...commonFields, type: 'message', message });
}

function messageOf(message: Record<string, unknown>): InboundMessage {
  const event = translateMessage({ id: '468789577898262530', ...message });
  if (event.kind !== 'message') throw new Error(JSON.stringify(event));
  return event.message;
}

describe('message of a customer', () => {
  it('says who wrote what, when, and how it may be answered', () => {
    const message = {
      type: 'text',
      id: '468789577898262530',
      quoteToken: 'q3Plxr4AgKd',
      quotedMessageId: '468789577898262529',
      markAsReadToken: 'read-me',
      text: 'สวัสดีครับ น้ำใจ',
    };
    expect(translateMessage(message)).toEqual({
      kind: 'message',
      lineType: 'message',
      webhookEventId: commonFields.webhookEventId,
      occurredAt: new Date(commonFields.timestamp),
      isRedelivery: false,
      mode: 'active',
      source: { kind: 'customer', lineUserId: userId },
      replyToken: commonFields.replyToken,
      message: {
        type: 'text',
        lineMessageId: '468789577898262530',
        quoteToken: 'q3Plxr4AgKd',
        quotedLineMessageId: '468789577898262529',
        markAsReadToken: 'read-me',
        text: 'สวัสดีครับ น้ำใจ',
        emojis: [],
        mentions: [],
      },
    });
  });

  it('reads the same text however LINE spells its characters [case 2] [case 3] [case 4] [case 5] [case 6]', () => {
    const samples = JSON.parse(
      readFileSync(join(__dirname, 'fixtures', 'signature-vectors.json'), 'utf8'),
    ) as { name: string; bodyBase64: string }[];
    const textOf = (name: string) => {
      const sample = samples.find((candidate) => candidate.name === name);
      const envelope = readWebhookEnvelope(Buffer.from(sample?.bodyBase64 ?? '', 'base64'));
      const event = envelope.ok ? translateWebhookEvent(envelope.events[0]?.payload ?? '') : null;
      return event?.kind === 'message' && event.message.type === 'text' ? event.message.text : event;
    };
    expect(textOf('thai_raw_utf8')).toBe('สวัสดีครับ น้ำใจ');
    expect(textOf('thai_escaped')).toBe('สวัสดี');
    expect(textOf('emoji_escaped_surrogates')).toBe('🤨');
    expect(textOf('emoji_raw_utf8')).toBe('🤨');
    expect(textOf('escaped_slash_newline')).toBe('https://example.com\nline2\t"q"');
    expect(textOf('nul_escape')).toBe('a\ufffdb');
    expect(textOf('lone_surrogate_escape')).toBe('\ufffd');
  });

  it.each([
    '<script>alert(1)</script>',
    '\u202egnp.exe',
    'ก'.repeat(5000),
    '   ',
    '',
    '🤨\n{name} $ \\u0000',
  ])('keeps the text %.20j complete', (text) => {
    expect(messageOf({ type: 'text', text })).toMatchObject({ text });
  });

  it('keeps emojis and mentions that lie in the text and drops or shortens the others [case 31] [case 44]', () => {
    const text = '@all hi (hello) 🤨';
    const at = (index: unknown, length: unknown) => ({ index, length, productId: 'p', emojiId: 'e' });
    expect(
      messageOf({
        type: 'text',
        text,
        emojis: [
          at(8, 7),
          at(16, 99),
          at(17, 1),
          at(16, 1),
          at(18, 1),
          at(99, 1),
          at(-1, 2),
          at(0, 0),
          at('0', 1),
          7,
        ],
        mention: {
          mentionees: [
            { type: 'all', index: 0, length: 4 },
            { type: 'user', index: 0, length: 4, userId, isSelf: true },
            { type: 'somethingNew', index: 0, length: 4, userId: '../x' },
            { type: 'user' },
          ],
        },
      }),
    ).toMatchObject({
      emojis: [
        { index: 8, length: 7, productId: 'p', emojiId: 'e' },
        { index: 16, length: 2, productId: 'p', emojiId: 'e' },
      ],
      mentions: [
        { index: 0, length: 4, target: 'all', lineUserId: null, isSelf: false },
        { index: 0, length: 4, target: 'user', lineUserId: userId, isSelf: true },
        { index: 0, length: 4, target: 'unknown', lineUserId: null, isSelf: false },
      ],
    });
  });

  it('reads pictures, videos and sounds with what is known of them', () => {
    const contentProvider = { type: 'line' };
    expect(
      messageOf({ type: 'image', contentProvider, imageSet: { id: 'set', index: 2, total: 3 } }),
    ).toMatchObject({
      type: 'image',
      contentProvider: 'line',
      durationMs: null,
      imageSet: { id: 'set', index: 2, total: 3 },
    });
    expect(messageOf({ type: 'image', contentProvider, imageSet: { id: 'set' } })).toMatchObject({
      imageSet: { id: 'set', index: null, total: null },
    });
    expect(messageOf({ type: 'video', contentProvider, duration: 60000 })).toMatchObject({
      durationMs: 60000,
    });
    expect(messageOf({ type: 'audio', duration: '60000', imageSet: 'x' })).toMatchObject({
      contentProvider: 'line',
      durationMs: null,
      imageSet: null,
    });
  });

  it.each([
    { type: 'external', originalContentUrl: 'http://169.254.169.254/' },
    { type: 'somethingNew' },
    {},
  ])(
    'never takes content of the provider %j for content of LINE, nor its address [case 47]',
    (contentProvider) => {
      const message = messageOf({ type: 'image', contentProvider });
      expect(message).toMatchObject({ contentProvider: 'external' });
      expect(JSON.stringify(message)).not.toContain('http');
    },
  );

  it.each(['../../x.html', 'ใบเสนอราคา.svg', 'x'.repeat(300), '', 'a\u0000b'])(
    'hands the name of the file %.20j on as text',
    (fileName) => {
      expect(messageOf({ type: 'file', fileName, fileSize: 3_000_000_000 })).toMatchObject({
        fileName: fileName.replace('\u0000', '\ufffd'),
        fileSizeBytes: 3_000_000_000,
      });
    },
  );

  it('reads places and stickers, also of kinds that are new [case 31]', () => {
    expect(messageOf({ type: 'location', latitude: 13.7, longitude: 100.5, title: 'ร้าน' })).toMatchObject({
      latitude: 13.7,
      longitude: 100.5,
      title: 'ร้าน',
      address: null,
    });
    const sticker = { type: 'sticker', packageId: '446', stickerId: '1988' };
    expect(
      messageOf({ ...sticker, stickerResourceType: 'SOMETHING_NEW', keywords: ['a', 7, 'b'], text: 'hi' }),
    ).toMatchObject({ ...sticker, stickerResourceType: 'SOMETHING_NEW', keywords: ['a', 'b'], text: 'hi' });
    expect(messageOf(sticker)).toMatchObject({ stickerResourceType: 'UNKNOWN', keywords: [], text: null });
  });

  it('shows a message of an unknown type as such, so that it can be answered [case 30]', () => {
    const event = translateMessage({ type: 'hologram', id: '1', depth: 3 });
    expect(event).toMatchObject({ kind: 'message', message: { type: 'unsupported', lineType: 'hologram' } });
    expect(event).toMatchObject({ replyToken: commonFields.replyToken });
  });

  it.each([
    undefined,
    null,
    'text',
    [],
    {},
    { id: '1' },
    { type: 'text', text: 'hi' },
    { type: 'text', id: '../message/quota', text: 'hi' },
    { type: 'text', id: '', text: 'hi' },
    { type: 'text', id: '1'.repeat(21), text: 'hi' },
    { type: 'text', id: '1' },
    { type: 'text', id: '1', text: 7 },
    { type: 'location', id: '1', latitude: 'north', longitude: 0 },
    { type: 'sticker', id: '1', packageId: '../1', stickerId: '1' },
  ])('sets the unusable message %j aside', (message) => {
    expect(translateMessage(message)).toEqual({ kind: 'malformed', reason: expect.any(String) as string });
  });

  it('never uses an id that JavaScript has rounded [case 43]', () => {
    const payload = JSON.stringify({ ...commonFields, type: 'message' }).replace(
      /}$/,
      ',"message":{"type":"text","id":468789577898262530,"text":"hi"}}',
    );
    expect(translateWebhookEvent(payload)).toMatchObject({ kind: 'malformed' });
  });

  it('ignores properties it does not know, even dangerous ones [case 31]', () => {
    const event = translateWebhookEvent(
      JSON.stringify({
        ...commonFields,
        type: 'message',
        message: { type: 'text', id: '1', text: 'hi', new: {} },
        new: [],
      }).replace(
        '{',
        '{"__proto__":{"mode":"active","isAdmin":true},"constructor":{"prototype":{"isAdmin":true}},',
      ),
    );
    expect(event).toMatchObject({ kind: 'message' });
    expect(event).not.toHaveProperty('isAdmin');
    expect({}).not.toHaveProperty('isAdmin');
  });
});
