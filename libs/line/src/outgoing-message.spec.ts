import { type OutgoingMessage, toLineMessages } from './outgoing-message';

const sent = (...messages: OutgoingMessage[]): unknown =>
  JSON.parse(JSON.stringify(toLineMessages(messages)));

describe('message to a customer', () => {
  it.each(['{name}', '{{', '$', '<b>', ' ', 'น้ำ\n🤨'])(
    'sends the text %j exactly as written [case 72]',
    (text) => {
      expect(sent({ type: 'text', text })).toEqual([{ type: 'text', text }]);
    },
  );

  it('quotes what it answers', () => {
    expect(sent({ type: 'text', text: 'ครับ', quoteToken: 'q' })).toEqual([
      { type: 'text', text: 'ครับ', quoteToken: 'q' },
    ]);
  });

  it('carries every type in the form of LINE', () => {
    const originalContentUrl = 'https://example.com/a';
    const previewImageUrl = 'https://example.com/p';
    const place = { title: 'ร้าน', address: 'กรุงเทพฯ', latitude: 13.7, longitude: 100.5 };
    const contents = { type: 'bubble' as const };
    expect(
      sent(
        { type: 'sticker', packageId: '446', stickerId: '1988' },
        { type: 'image', originalContentUrl, previewImageUrl },
        { type: 'video', originalContentUrl, previewImageUrl },
        { type: 'audio', originalContentUrl, durationMs: 1000 },
        { type: 'location', ...place },
        { type: 'flex', altText: 'การ์ด', contents },
      ),
    ).toEqual([
      { type: 'sticker', packageId: '446', stickerId: '1988' },
      { type: 'image', originalContentUrl, previewImageUrl },
      { type: 'video', originalContentUrl, previewImageUrl },
      { type: 'audio', originalContentUrl, duration: 1000 },
      { type: 'location', ...place },
      { type: 'flex', altText: 'การ์ด', contents },
    ]);
  });

  it('offers quick replies that write a text, post data back or open an address', () => {
    expect(
      sent({
        type: 'text',
        text: 'พอใจไหมคะ',
        quickReplies: [
          { label: 'ใช่', action: { kind: 'message', text: 'ใช่ค่ะ' } },
          { label: '5', action: { kind: 'postback', data: 'rate=5', displayText: 'ดีมาก' } },
          { label: '4', action: { kind: 'postback', data: 'rate=4' } },
          { label: 'เว็บ', action: { kind: 'uri', uri: 'https://example.com' } },
        ],
      }),
    ).toEqual([
      {
        type: 'text',
        text: 'พอใจไหมคะ',
        quickReply: {
          items: [
            { type: 'action', action: { type: 'message', label: 'ใช่', text: 'ใช่ค่ะ' } },
            { type: 'action', action: { type: 'postback', label: '5', data: 'rate=5', displayText: 'ดีมาก' } },
            { type: 'action', action: { type: 'postback', label: '4', data: 'rate=4' } },
            { type: 'action', action: { type: 'uri', label: 'เว็บ', uri: 'https://example.com' } },
          ],
        },
      },
    ]);
    expect(sent({ type: 'text', text: 'hi', quickReplies: [] })).toEqual([{ type: 'text', text: 'hi' }]);
  });
});
