import PDFDocument from 'pdfkit';
import { wrapLines } from './line-wrapping.policy';
import { toPrintable } from './printable-text.policy';

// Files of the package, not its code, which is for phones.
const fonts = {
  regular: require.resolve('@expo-google-fonts/sarabun/400Regular/Sarabun_400Regular.ttf'),
  bold: require.resolve('@expo-google-fonts/sarabun/600SemiBold/Sarabun_600SemiBold.ttf'),
} as const;

/** In points, of which 72 are an inch. */
const margin = 52;
const footerRoom = 24;

export interface TextStyle {
  readonly font?: keyof typeof fonts;
  readonly size?: number;
  readonly color?: string;
  /** Distance from the left margin. */
  readonly indent?: number;
}

/** Thai needs room for marks above and below. */
const lineHeight = 1.55;

/**
 * A4 pages that fill from the top: whatever does not fit goes on to the next page. Pages leave as soon as they are full,
 * so that a long document takes no more memory than a short one.
 */
export class TranscriptSheet {
  private readonly document: PDFKit.PDFDocument;
  private readonly width: number;
  private readonly bottom: number;
  private y = margin;
  private pageNumber = 0;

  /** @param footer stands at the bottom of each page, before its number */
  constructor(
    language: string,
    title: string,
    private readonly footer: string,
    private readonly pageWord: string,
  ) {
    this.document = new PDFDocument({ size: 'A4', margin: 0, autoFirstPage: false, lang: language });
    for (const [name, file] of Object.entries(fonts)) this.document.registerFont(name, file);
    this.document.info.Title = title;
    this.startPage();
    this.width = this.document.page.width - 2 * margin;
    this.bottom = this.document.page.height - margin - footerRoom;
  }

  /** Writes a text below what is there. */
  write(text: string, style: TextStyle = {}): void {
    const { font = 'regular', size = 10, color = '#1a1a1a', indent = 0 } = style;
    const height = size * lineHeight;
    const pen = () => this.document.font(font).fontSize(size);
    pen();
    const measure = (part: string) => this.document.widthOfString(part);
    for (const line of wrapLines(toPrintable(text), this.width - indent, measure)) {
      if (this.y + height > this.bottom) this.startPage();
      pen()
        .fillColor(color)
        .text(line, margin + indent, this.y, { lineBreak: false });
      this.y += height;
    }
  }

  /** Something small in the margin beside what is written next. */
  writeBeside(text: string, { size = 8.5, color = '#6b6b6b' }: TextStyle = {}): void {
    this.document
      .font('regular')
      .fontSize(size)
      .fillColor(color)
      .text(text, margin, this.y + 1.5, { lineBreak: false });
  }

  /** @param jpeg at most as large as it is drawn well at 480 pixels */
  picture(jpeg: Buffer, { width, height }: { width: number; height: number }, indent: number): void {
    const scale = Math.min(160 / width, 160 / height, 1);
    this.keepTogether(height * scale + 6);
    this.document.image(jpeg, margin + indent, this.y + 2, { width: width * scale, height: height * scale });
    this.y += height * scale + 6;
  }

  line(): void {
    this.document
      .moveTo(margin, this.y)
      .lineTo(margin + this.width, this.y)
      .lineWidth(0.5)
      .strokeColor('#d4d4d4')
      .stroke();
    this.y += 6;
  }

  space(points: number): void {
    this.y += points;
  }

  /** Goes on to the next page unless this much room is left. */
  keepTogether(points: number): void {
    if (this.y + points > this.bottom) this.startPage();
  }

  /** @returns what is finished by now, or null. */
  take(): Buffer | null {
    return this.document.read() as Buffer | null;
  }

  /** Nothing can be written any more. @returns what was not taken yet. */
  end(): AsyncIterable<Buffer> {
    this.document.end();
    return this.document as AsyncIterable<Buffer>;
  }

  private startPage(): void {
    this.document.addPage();
    this.pageNumber += 1;
    const { width, height } = this.document.page;
    this.document.font('regular').fontSize(8).fillColor('#6b6b6b');
    const number = `${this.pageWord} ${this.pageNumber}`;
    const y = height - margin;
    const room = width - 2 * margin - this.document.widthOfString(number) - 12;
    const [footer = ''] = wrapLines(toPrintable(this.footer), room, (part) =>
      this.document.widthOfString(part),
    );
    this.document.text(footer, margin, y, { lineBreak: false });
    const right = width - margin - this.document.widthOfString(number);
    this.document.text(number, right, y, { lineBreak: false });
    this.y = margin;
  }
}
