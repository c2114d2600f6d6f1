import { refuseMessages } from './message-rules';

const STRICT = { allowLoopbackHttp: false };
const THAI_SYLLABLE = 'น้ำ'; // three UTF-16 units, one grapheme cluster

function refuse(...messages: unknown[]): unknown {
  return refuseMessages(messages, STRICT);
}

function detailsOf(...messages: unknown[]): unknown {
  return refuseMessages(messages, STRICT)?.details ?? null;
}

function withQuickReply(items: unknown[]): unknown {
  return { type: 'text', text: 'เลือกได้เลย', quickReply: { items } };
}

function quickReplyItem(label: string): unknown {
  return { type: 'action', action: { type: 'message', label, text: label } };
}

function flex(contents: unknown): unknown {
  return { type: 'flex', altText: 'การ์ด', contents };
}

function bubbleWith(...contents: unknown[]): unknown {
  return { type: 'bubble', body: { type: 'box', layout: 'vertical', contents } };
}

describe('the messages of a call', () => {
  it.each([
    ['none', []],
    ['six', Array.from({ length: 6 }, () => ({ type: 'text', text: 'x' }))],
    ['a text instead of a list', 'x'],
  ])('are refused when there are %s', (_name, messages) => {
    expect(refuseMessages(messages, STRICT)?.message).toBe('The request body has 1 error(s)');
  });

  it('are refused with the number wanted', () => {
    expect(refuseMessages([], STRICT)?.details).toEqual([
      { message: 'Size must be between 1 and 5', property: 'messages' },
    ]);
  });

  it('are refused one by one, each with its property', () => {
    expect(refuse({ type: 'text', text: '' }, { type: 'hologram' }, null)).toEqual({
      message: 'The request body has 3 error(s)',
      details: [
        { message: 'May not be empty', property: 'messages[0].text' },
        expect.objectContaining({ property: 'messages[1].type' }),
        { message: 'May not be null', property: 'messages[2]' },
      ],
    });
  });
});

describe('a text', () => {
  it('may have 5000 UTF-16 units, Thai or emoji, and not one more', () => {
    expect(detailsOf({ type: 'text', text: 'ก'.repeat(5000) })).toBeNull();
    expect(detailsOf({ type: 'text', text: '🍎'.repeat(2500) })).toBeNull();
    expect(detailsOf({ type: 'text', text: 'ก'.repeat(5001) })).toEqual([
      { message: 'Length must be between 0 and 5000', property: 'messages[0].text' },
    ]);
    expect(detailsOf({ type: 'text', text: '🍎'.repeat(2501) })).not.toBeNull();
    expect(detailsOf({ type: 'text', text: THAI_SYLLABLE.repeat(1667) })).not.toBeNull();
  });

  it('is sent literally, braces and dollars included', () => {
    expect(detailsOf({ type: 'text', text: 'สวัสดี {name} $' })).toBeNull();
  });

  it('may hold an emoji only where a $ stands', () => {
    const emoji = { productId: '5ac1bfd5040ab15980c9b435', emojiId: '001' };

    expect(detailsOf({ type: 'text', text: '$ ดี', emojis: [{ index: 0, ...emoji }] })).toBeNull();
    expect(detailsOf({ type: 'text', text: '$ ดี', emojis: [{ index: 1, ...emoji }] })).not.toBeNull();
  });

  it('of version 2 needs its braces paired, named and defined', () => {
    const emoji = { type: 'emoji', productId: '5ac1bfd5040ab15980c9b435', emojiId: '001' };

    expect(detailsOf({ type: 'textV2', text: 'a {smile} {{b}}', substitution: { smile: emoji } })).toBeNull();
    expect(detailsOf({ type: 'textV2', text: 'Hi {name}' })).not.toBeNull();
    expect(detailsOf({ type: 'textV2', text: 'Hi {!owe}', substitution: {} })).not.toBeNull();
    expect(detailsOf({ type: 'textV2', text: 'Hi {' })).not.toBeNull();
  });

  it('may quote; a picture may not', () => {
    const url = 'https://example.com/a.png';

    expect(detailsOf({ type: 'text', text: 'a', quoteToken: 'q' })).toBeNull();
    expect(
      detailsOf({ type: 'image', originalContentUrl: url, previewImageUrl: url, quoteToken: 'q' }),
    ).not.toBeNull();
  });
});

describe('media', () => {
  const url = 'https://example.com/a.png';

  it('needs an HTTPS address of at most 2000 characters, percent-encoded', () => {
    const image = (originalContentUrl: string): unknown =>
      detailsOf({ type: 'image', originalContentUrl, previewImageUrl: url });

    expect(image(url)).toBeNull();
    expect(image('http://example.com/a.png')).toEqual([
      { message: 'Must be a valid HTTPS URL', property: 'messages[0].originalContentUrl' },
    ]);
    expect(image(`https://example.com/${'a'.repeat(1981)}`)).not.toBeNull();
    expect(image('https://example.com/ภาพ.png')).not.toBeNull();
    expect(image('http://localhost:3000/a.png')).not.toBeNull();
  });

  it('may come from this machine without a certificate when that is allowed, and from nowhere else', () => {
    const relaxed = { allowLoopbackHttp: true };
    const image = (address: string): unknown =>
      refuseMessages([{ type: 'image', originalContentUrl: address, previewImageUrl: address }], relaxed);

    expect(image('http://localhost:3000/a.png')).toBeNull();
    expect(image('http://localhost.example.com/a.png')).not.toBeNull();
  });

  it('is refused without preview, duration, title or place', () => {
    expect(detailsOf({ type: 'image', originalContentUrl: url })).not.toBeNull();
    expect(detailsOf({ type: 'audio', originalContentUrl: url })).not.toBeNull();
    expect(detailsOf({ type: 'location', latitude: 13.7, longitude: 100.5, title: 'ร้าน' })).not.toBeNull();
    expect(detailsOf({ type: 'file', originalContentUrl: url })).not.toBeNull();
  });

  it('of type sticker must be in the published list', () => {
    expect(detailsOf({ type: 'sticker', packageId: '446', stickerId: '1988' })).toBeNull();
    expect(detailsOf({ type: 'sticker', packageId: '446', stickerId: '1' })).not.toBeNull();
    expect(detailsOf({ type: 'sticker', packageId: '99999', stickerId: '1' })).not.toBeNull();
  });
});

describe('quick replies', () => {
  it('are at most 13', () => {
    const items = Array.from({ length: 14 }, () => quickReplyItem('ตกลง'));

    expect(refuse(withQuickReply(items.slice(1)))).toBeNull();
    expect(refuse(withQuickReply(items))).toMatchObject({
      message: 'A message (messages[0]) in the request body is invalid',
    });
  });

  it('have labels of 20 Thai syllables, counted as people see them', () => {
    expect(refuse(withQuickReply([quickReplyItem(THAI_SYLLABLE.repeat(20))]))).toBeNull();
    expect(detailsOf(withQuickReply([quickReplyItem(THAI_SYLLABLE.repeat(21))]))).toEqual([
      { message: 'must not be longer than 20 characters', property: 'quickReply/items/0/action/label' },
    ]);
  });

  it('carry no data longer than 300 and no rich menu switch', () => {
    const postback = { type: 'postback', label: 'a', data: 'd'.repeat(301) };
    const menu = { type: 'richmenuswitch', label: 'a', data: 'd', richMenuAliasId: 'menu' };

    expect(detailsOf(withQuickReply([{ type: 'action', action: postback }]))).toEqual([
      { message: 'size must be between 0 and 300', property: 'quickReply/items/0/action/data' },
    ]);
    expect(refuse(withQuickReply([{ type: 'action', action: menu }]))).not.toBeNull();
  });
});

describe('a Flex message', () => {
  it('passes when it keeps the rules', () => {
    const action = { type: 'postback', label: 'คุยกับเจ้าหน้าที่', data: 'action=handoff' };
    const text = {
      type: 'text',
      text: 'ลำดับของคุณ',
      weight: 'bold',
      size: 'xl',
      wrap: true,
      color: '#112233',
    };

    expect(refuse(flex(bubbleWith(text, { type: 'separator' }, { type: 'button', action })))).toBeNull();
    expect(refuse(flex({ type: 'carousel', contents: [bubbleWith(text), bubbleWith(text)] }))).toBeNull();
  });

  it('names the place of an empty text, an unknown property and a wrong scheme', () => {
    expect(
      detailsOf(
        flex(
          bubbleWith(
            { type: 'text', text: '' },
            { type: 'text', text: 'a', glow: true },
            { type: 'image', url: 'http://example.com/a.png' },
          ),
        ),
      ),
    ).toEqual([
      { message: 'must be non-empty text', property: '/body/contents/0/text' },
      { message: 'unknown field', property: '/body/contents/1/glow' },
      { message: 'invalid uri scheme', property: '/body/contents/2/url' },
    ]);
  });

  it('must have a block, an alt text and no more than 30 KB', () => {
    expect(detailsOf(flex({ type: 'bubble' }))).toEqual([
      { message: 'At least one block must be specified', property: '/' },
    ]);
    expect(detailsOf({ type: 'flex', contents: bubbleWith() })).toEqual([
      { message: 'May not be empty', property: 'messages[0].altText' },
    ]);
    expect(refuse(flex(bubbleWith({ type: 'text', text: 'ก'.repeat(11_000) })))).not.toBeNull();
  });

  it('has at most 12 bubbles, all of one size', () => {
    const bubbles = Array.from({ length: 13 }, () => bubbleWith({ type: 'text', text: 'a' }));
    const micro = { ...(bubbleWith({ type: 'text', text: 'a' }) as object), size: 'micro' };

    expect(refuse(flex({ type: 'carousel', contents: bubbles }))).not.toBeNull();
    expect(refuse(flex({ type: 'carousel', contents: [bubbles[0], micro] }))).not.toBeNull();
  });
});

describe('a template', () => {
  const action = { type: 'message', label: 'ตกลง', text: 'ตกลง' };
  const template = (content: unknown): unknown => ({ type: 'template', altText: 'แบบ', template: content });

  it('of buttons holds 160 characters, but 60 beside a title', () => {
    const buttons = (text: string, title?: string): unknown =>
      refuse(template({ type: 'buttons', text, actions: [action], ...(title ? { title } : {}) }));

    expect(buttons('ก'.repeat(160))).toBeNull();
    expect(buttons('ก'.repeat(161))).not.toBeNull();
    expect(buttons('ก'.repeat(61), 'หัวข้อ')).not.toBeNull();
  });

  it('of a carousel has equally many actions in every column', () => {
    const column = { text: 'a', actions: [action, action] };

    expect(refuse(template({ type: 'carousel', columns: [column, column] }))).toBeNull();
    expect(
      refuse(template({ type: 'carousel', columns: [column, { ...column, actions: [action] }] })),
    ).not.toBeNull();
  });

  it('of confirm has exactly two actions', () => {
    expect(refuse(template({ type: 'confirm', text: 'แน่ใจไหม', actions: [action, action] }))).toBeNull();
    expect(refuse(template({ type: 'confirm', text: 'แน่ใจไหม', actions: [action] }))).not.toBeNull();
  });
});
