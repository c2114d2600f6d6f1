import { type FileCard, fileCard } from './file-card';
import { checkOutgoing } from './limits';

const quotation: FileCard = {
  fileName: 'ใบเสนอราคา.pdf',
  sizeText: '1.2 MB',
  downloadUrl: 'https://chat.example.com/files/1?signature=abc',
  labels: { title: 'เอกสารจากเจ้าหน้าที่', download: 'ดาวน์โหลด', expiry: 'ลิงก์ใช้ได้ถึง 30 พ.ย. 2569' },
};

/** What the customer reads on the card, from top to bottom. */
function textsOf(card: FileCard): unknown[] {
  const message = fileCard(card);
  if (message.type !== 'flex' || message.contents.type !== 'bubble') throw new Error(message.type);
  return (message.contents.body?.contents ?? []).map((component) => 'text' in component && component.text);
}

describe('a file for a customer', () => {
  it('is a card with its name, its size and a button that fetches it', () => {
    const message = fileCard(quotation);
    expect(message).toMatchObject({
      type: 'flex',
      altText: 'เอกสารจากเจ้าหน้าที่: ใบเสนอราคา.pdf',
      contents: {
        footer: {
          contents: [{ action: { type: 'uri', label: 'ดาวน์โหลด', uri: quotation.downloadUrl } }],
        },
      },
    });
    expect(textsOf(quotation)).toEqual([
      'เอกสารจากเจ้าหน้าที่',
      'ใบเสนอราคา.pdf',
      '1.2 MB',
      'ลิงก์ใช้ได้ถึง 30 พ.ย. 2569',
    ]);
    expect(checkOutgoing([message])).toEqual([]);
  });

  it('is shown without what is not known of it', () => {
    const { title, download } = quotation.labels;
    const bare = { ...quotation, fileName: ' ', sizeText: '', labels: { title, download } };
    expect(textsOf(bare)).toEqual([title, title]);
    expect(fileCard(bare)).toMatchObject({ altText: title });
    expect(checkOutgoing([fileCard(bare)])).toEqual([]);
  });

  it.each([
    ['a long name', `${'น้ำใจ'.repeat(60)}-ฉบับที่ 2.pdf`],
    ['a name of emoji', '👩‍👩‍👧‍👦'.repeat(100)],
    ['a name that towers', `ก${'\u0e49'.repeat(8000)}.pdf`],
  ])('keeps within the limits of LINE with %s', (_, fileName) => {
    expect(checkOutgoing([fileCard({ ...quotation, fileName })])).toEqual([]);
  });

  it('shortens a long name in the middle, between characters, and keeps its end', () => {
    const [, shown] = textsOf({ ...quotation, fileName: `${'น้ำ'.repeat(100)}-ฉบับที่ 2.pdf` });
    expect(shown).toMatch(/^(น้ำ){40}…(น้ำ)+-ฉบับที่ 2\.pdf$/);
  });

  it('shows a name that runs backwards as it is', () => {
    expect(textsOf({ ...quotation, fileName: '\u202egnp.exe\u0000\n' })).toContain('gnp.exe');
  });

  it('is refused before sending when its address is none or too long', () => {
    const pathsWith = (downloadUrl: string) =>
      checkOutgoing([fileCard({ ...quotation, downloadUrl })]).map(({ path }) => path);
    const path = 'messages[0].contents.footer.contents[0].action.uri';
    expect(pathsWith(`https://example.com/${'x'.repeat(981)}`)).toEqual([path]);
    expect(pathsWith('/files/1')).toEqual([path]);
    expect(pathsWith('http://localhost:3000/files/1')).toEqual([]);
  });
});
