import type { Media, Message } from '@jsk/contracts/messages';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { aMessage, minute } from '@/testing/factories';
import { createServer, openPane, thread } from '../testing/open-pane';

let server: ReturnType<typeof createServer>;

beforeEach(() => {
  server = createServer();
});

const readyMedia: Media = {
  status: 'ready',
  url: '/api/v1/media/1',
  previewUrl: '/api/v1/media/1/preview',
  width: 1200,
  height: 900,
  album: null,
  contentType: 'image/jpeg',
  sizeBytes: 120_000,
  fileName: null,
  durationMs: null,
};
const withMedia = (type: Message['type'], over: Partial<Media> = {}, message: Partial<Message> = {}) =>
  aMessage({ type, text: null, payload: { kind: 'media', media: { ...readyMedia, ...over } }, ...message });

/** An image of an album, `index` as LINE told it or null. */
const ofAlbum = (index: number | null, sent: number) =>
  withMedia(
    'image',
    { album: { id: 'album', index, total: 4 }, url: `/full/${index}`, previewUrl: `/small/${index}` },
    { createdAt: minute(sent) },
  );
const pictures = (inside: HTMLElement) =>
  within(inside)
    .getAllByRole('img')
    .map((image) => image.getAttribute('src'));

test('images sent together are one grid in the order of the album, however they come in [case 42]', async () => {
  server.messages = [ofAlbum(3, 1), ofAlbum(1, 1), ofAlbum(null, 1)];
  const { emit } = await openPane();
  const album = await screen.findByRole('group', { name: 'อัลบั้ม 3 รูป' });
  expect(pictures(album)).toEqual(['/small/1', '/small/3', '/small/null']);

  emit('new_message', ofAlbum(2, 1));
  await waitFor(() => expect(album).toHaveAccessibleName('อัลบั้ม 4 รูป'));
  expect(pictures(album)).toEqual(['/small/1', '/small/2', '/small/3', '/small/null']);
});

test('an image that is taken back leaves the album to the others', async () => {
  const images = [ofAlbum(1, 1), ofAlbum(2, 1), ofAlbum(3, 1)];
  server.messages = images;
  const { emit } = await openPane();
  await screen.findByRole('group', { name: 'อัลบั้ม 3 รูป' });

  emit('message_updated', { ...images[1]!, state: 'unsent', payload: null, isQuotable: false });

  expect(pictures(await screen.findByRole('group', { name: 'อัลบั้ม 2 รูป' }))).toEqual(['/small/1', '/small/3']);
  expect(screen.getByText('ลูกค้ายกเลิกข้อความนี้แล้ว')).toBeVisible();
});

test('an image of an album opens in full, with the others an arrow away', async () => {
  server.messages = [ofAlbum(1, 1), ofAlbum(2, 1)];
  const { operator } = await openPane();
  await operator.click(await screen.findByRole('button', { name: 'เปิดรูปที่ 1 จาก 2' }));

  const lightbox = await screen.findByRole('dialog', { name: 'รูปภาพจาก คุณนก' });
  const shown = () => within(lightbox).getByRole('img').getAttribute('src');
  expect(shown()).toBe('/full/1');
  expect(within(lightbox).queryByRole('button', { name: 'รูปก่อนหน้า' })).not.toBeInTheDocument();

  await operator.keyboard('{ArrowRight}');
  expect(shown()).toBe('/full/2');
  await operator.click(within(lightbox).getByRole('button', { name: 'รูปก่อนหน้า' }));
  expect(shown()).toBe('/full/1');

  await operator.keyboard('{Escape}');
  await waitFor(() => expect(lightbox).not.toBeInTheDocument());
});

test('an opened image that the customer takes back is gone at once', async () => {
  const image = withMedia('image');
  server.messages = [image];
  const { operator, emit } = await openPane();
  await operator.click(await screen.findByRole('button', { name: 'เปิดรูปภาพขนาดเต็ม' }));
  const lightbox = await screen.findByRole('dialog');

  emit('message_updated', { ...image, state: 'unsent', payload: null });

  await waitFor(() => expect(lightbox).not.toBeInTheDocument());
  expect(screen.queryByRole('img', { name: /รูปภาพจาก/ })).not.toBeInTheDocument();
});

test('an image has its room before it is loaded, and its preview is what is loaded', async () => {
  server.messages = [withMedia('image', { width: 600, height: 1200 })];
  await openPane();
  const image = await screen.findByRole('button', { name: 'เปิดรูปภาพขนาดเต็ม' });
  expect(image).toHaveStyle({ width: '160px', aspectRatio: '0.5' });
  expect(within(image).getByRole('img')).toHaveAttribute('src', '/api/v1/media/1/preview');
});

test.each([
  ['pending', 'กำลังดึงไฟล์จาก LINE…'],
  ['expired', 'ไฟล์หมดอายุบน LINE แล้ว'],
  ['removed', 'ไฟล์ถูกลบแล้ว'],
  ['external', 'ไฟล์อยู่บนเว็บไซต์อื่น ระบบจึงไม่เปิดให้'],
  ['deleted', 'ลบแล้วตามระยะเวลาเก็บไฟล์'],
  ['failed', 'ดึงไฟล์จาก LINE ไม่สำเร็จ'],
] as const)('an image and a file that are %s say so', async (status, text) => {
  const gone = { status, url: null, previewUrl: null };
  server.messages = [
    withMedia('image', gone, { createdAt: minute(1) }),
    withMedia('file', { ...gone, fileName: 'สัญญา.pdf' }, { createdAt: minute(9) }),
  ];
  await openPane();
  expect(await screen.findAllByText(new RegExp(text))).toHaveLength(2);
  expect(within(await thread()).queryByRole('link')).not.toBeInTheDocument();
});

test('a picture that the bot sent is shown, and opens in full', async () => {
  const url = '/api/v1/media/reply-images/1';
  const image = { kind: 'reply_image' as const, imageId: '1', url, width: 1040, height: 520 };
  server.messages = [
    aMessage({ type: 'image', text: 'เมนูของร้าน', payload: { ...image, altText: 'เมนูของร้าน', areas: [] } }),
  ];
  const { operator } = await openPane();
  const opener = await screen.findByRole('button', { name: 'เปิดรูปภาพขนาดเต็ม' });
  expect(within(opener).getByRole('img', { name: 'เมนูของร้าน' })).toHaveAttribute('src', url);

  await operator.click(opener);
  const lightbox = await screen.findByRole('dialog');
  expect(within(lightbox).getByRole('img')).toHaveAttribute('src', url);
});

describe('What can be played', () => {
  let played: HTMLMediaElement[];

  beforeEach(() => {
    played = [];
    jest.spyOn(HTMLMediaElement.prototype, 'play').mockImplementation(function (this: HTMLMediaElement) {
      played.push(this);
      fireEvent.play(this);
      return Promise.resolve();
    });
    jest.spyOn(HTMLMediaElement.prototype, 'pause').mockImplementation(function (this: HTMLMediaElement) {
      fireEvent.pause(this);
    });
    server.messages = [
      withMedia('video', { contentType: 'video/mp4' }, { createdAt: minute(1) }),
      withMedia('audio', { contentType: 'audio/mp4', durationMs: 83_000 }, { createdAt: minute(9) }),
      withMedia('audio', { fileName: 'เพลง.m4a', durationMs: 4_000 }, { createdAt: minute(10) }),
    ];
  });
  afterEach(() => jest.restoreAllMocks());

  const player = async (name = 'ข้อความเสียง') => within(await screen.findByRole('group', { name }));
  const position = (inside: Awaited<ReturnType<typeof player>>) =>
    inside.getByRole('slider', { name: 'ตำแหน่งที่เล่น' });

  test('loads nothing before it is played, and can be downloaded where the browser cannot play it', async () => {
    const { container } = await openPane();
    const video = await screen.findByLabelText('วิดีโอ');
    expect(video).toHaveAttribute('poster', '/api/v1/media/1/preview');
    expect(video).toHaveAttribute('preload', 'none');
    const audio = container.querySelector('audio')!;
    expect(audio).toHaveAttribute('preload', 'none');

    fireEvent.error(video);
    expect(screen.getByRole('link', { name: 'ดาวน์โหลด วิดีโอ' })).toHaveAttribute('href', '/api/v1/media/1');
    fireEvent.error(audio);
    expect(screen.getByRole('link', { name: 'ดาวน์โหลด ข้อความเสียง' })).toBeVisible();
  });

  test('a voice message plays, stops and shows how far it is', async () => {
    const { operator } = await openPane();
    const voice = await player();
    expect(voice.getByText('1:23')).toBeVisible();
    await operator.click(voice.getByRole('button', { name: 'เล่น' }));
    const [audio] = played;
    audio!.currentTime = 12;
    fireEvent.timeUpdate(audio!);
    expect(position(voice)).toHaveAttribute('aria-valuetext', '0:12 จาก 1:23');
    await operator.click(voice.getByRole('button', { name: 'หยุดชั่วคราว' }));
    expect(voice.getByRole('button', { name: 'เล่น' })).toBeVisible();
  });

  test('a voice message is wound and stopped by keys, and by the slider', async () => {
    const { operator } = await openPane();
    const voice = await player();
    position(voice).focus();
    await operator.keyboard('{ArrowRight}{ArrowRight}{ArrowLeft}');
    expect(position(voice)).toHaveAttribute('aria-valuetext', '0:05 จาก 1:23');
    await operator.keyboard(' ');
    expect(played[0]?.currentTime).toBe(5);
    expect(voice.getByRole('button', { name: 'หยุดชั่วคราว' })).toBeVisible();
    fireEvent.change(position(voice), { target: { value: '60' } });
    expect(played[0]?.currentTime).toBe(60);
  });

  test('what starts to play ends what played before', async () => {
    const { operator } = await openPane();
    const [voice, song] = [await player(), await player('เพลง.m4a')];
    await operator.click(voice.getByRole('button', { name: 'เล่น' }));
    await operator.click(song.getByRole('button', { name: 'เล่น' }));
    expect(voice.getByRole('button', { name: 'เล่น' })).toBeVisible();
    fireEvent.play(screen.getByLabelText('วิดีโอ'));
    expect(song.getByRole('button', { name: 'เล่น' })).toBeVisible();
  });

  test('the speed is chosen once for all voice messages', async () => {
    const { operator, container } = await openPane();
    const [voice, song] = [await player(), await player('เพลง.m4a')];
    await operator.click(voice.getByRole('button', { name: 'ความเร็ว 1 เท่า' }));
    expect(song.getByRole('button', { name: 'ความเร็ว 1.5 เท่า' })).toBeVisible();
    const rates = [...container.querySelectorAll('audio')].map(({ playbackRate }) => playbackRate);
    expect(rates).toEqual([1.5, 1.5]);
  });
});

test('a card is shown as the customer sees it, named by its words', async () => {
  const contents = {
    type: 'bubble',
    body: { type: 'box', layout: 'vertical', contents: [{ type: 'text', text: 'เสื้อยืด' }] },
  };
  server.messages = [
    aMessage({ type: 'flex', text: null, payload: { kind: 'flex', altText: 'ราคาเสื้อ', contents } }),
  ];
  await openPane();
  expect(within(await screen.findByRole('group', { name: 'ราคาเสื้อ' })).getByText('เสื้อยืด')).toBeVisible();
});

test('a card that cannot be drawn is told in its words', async () => {
  const payload = { kind: 'flex' as const, altText: 'ราคาเสื้อ', contents: { type: 'unheard-of' } };
  server.messages = [aMessage({ type: 'flex', text: null, payload })];
  await openPane();
  expect(within(await thread()).getByText('ราคาเสื้อ')).toBeVisible();
});

test('a document has its name, its size and a download', async () => {
  server.messages = [withMedia('file', { fileName: 'ใบเสนอราคา.pdf' })];
  await openPane();
  expect(await screen.findByText('ใบเสนอราคา.pdf')).toBeVisible();
  expect(screen.getByText(/120/)).toBeVisible();
  expect(screen.getByRole('link', { name: 'ดาวน์โหลด ใบเสนอราคา.pdf' })).toBeVisible();
});

test.each([
  ['markup', '<img src=x onerror=alert(1)><script>alert(2)</script>'],
  ['a right-to-left override', 'ราคา \u202e500'],
  ['five thousand Thai characters', 'กี่'.repeat(1666)],
  ['half a surrogate pair', 'ยิ้ม \ud83d'],
])('%s in a message is shown inert and complete [case 44] [case 45]', async (_, text) => {
  server.messages = [aMessage({ text })];
  await openPane();
  const log = await thread();
  await waitFor(() => expect(log).toHaveTextContent(text, { normalizeWhitespace: false }));
});

test('only spaces are a message, too [case 45]', async () => {
  server.messages = [aMessage({ text: '   ' })];
  await openPane();
  const log = await thread();
  await waitFor(() => expect(log.textContent).toContain('   '));
});
