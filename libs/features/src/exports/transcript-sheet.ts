import { wrapLines } from './line-wrapping.policy';
import { runsOf, toPrintable } from './printable-text.policy';

// Files of the package, not its code, which is for phones.
const fonts = {
  regular: require.resolve('@expo-google-fonts/sarabun/400Regular/Sarabun_400Regular.ttf'),
  bold: require.resolve('@expo-google-fonts/sarabun/600SemiBold/Sarabun_600SemiBold.ttf'),
  emoji: require.resolve('@expo-google-fonts/noto-emoji/400Regular/NotoEmoji_400Regular.ttf'),
} as const;

/** Those of letters; what they do not have is drawn with the font of emoji. */
type LetterFont = 'regular' | 'bold';

/** In points, of which 72 are an inch. */
const margin = 52;
const footerRoom = 24;

export interface TextStyle {
  readonly font?: LetterFont;
  readonly size?: number;
  readonly color?: string;
  /** Distance from the left margin. */
  readonly indent?: number;
}

/** From the top of a line to its baseline, on which letters and emoji stand together; of Sarabun. */
const letterAscent = 1.068;

/** Thai needs room for marks above and below. */
const lineHeight = 1.55;

/**
 * A4 pages that fill from the top: whatever does not fit goes on to the next page. Pages leave as soon as they are full,
 * so that a long document takes no more memory than a short one.
 */
export class TranscriptSheet {
  private readonly width: number;
  private readonly bottom: number;
  private y = margin;
  private pageNumber = 0;

  private constructor(
    private readonly document: PDFKit.PDFDocument,
    title: string,
    private readonly footer: string,
    private readonly pageWord: string,
  ) {
    for (const [name, file] of Object.entries(fonts)) this.document.registerFont(name, file);
    this.document.info.Title = title;
    this.startPage();
    this.width = this.document.page.width - 2 * margin;
    this.bottom = this.document.page.height - margin - footerRoom;
  }

  /** @param footer stands at the bottom of each page, before its number */
  static async open(
    language: string,
    title: string,
    footer: string,
    pageWord: string,
  ): Promise<TranscriptSheet> {
    // Loaded when the first page is drawn: it is large, and many a process never draws one.
    const { default: PDFDocument } = await import('pdfkit');
    const document = new PDFDocument({ size: 'A4', margin: 0, autoFirstPage: false, lang: language });
    return new TranscriptSheet(document, title, footer, pageWord);
  }

  /** Writes a text below what is there. */
  write(text: string, style: TextStyle = {}): void {
    const { font = 'regular', size = 10, color = '#1a1a1a', indent = 0 } = style;
    const height = size * lineHeight;
    const measure = (part: string) => this.widthOf(part, font, size);
    for (const line of wrapLines(toPrintable(text), this.width - indent, measure)) {
      if (this.y + height > this.bottom) this.startPage();
      this.document.fillColor(color);
      this.draw(line, margin + indent, this.y, font, size);
      this.y += height;
    }
  }

  /** Something small in the margin beside what is written next. */
  writeBeside(text: string, { size = 8.5, color = '#6b6b6b' }: TextStyle = {}): void {
    this.document.fillColor(color);
    this.draw(text, margin, this.y + 1.5, 'regular', size);
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
    this.document.fillColor('#6b6b6b');
    const size = 8;
    const measure = (part: string) => this.widthOf(part, 'regular', size);
    const number = `${this.pageWord} ${this.pageNumber}`;
    const y = height - margin;
    const right = width - margin - measure(number);
    const [footer = ''] = wrapLines(toPrintable(this.footer), right - margin - 12, measure);
    this.draw(footer, margin, y, 'regular', size);
    this.draw(number, right, y, 'regular', size);
    this.y = margin;
  }

  private widthOf(printable: string, font: LetterFont, size: number): number {
    let width = 0;
    for (const { text, isEmoji } of runsOf(printable)) {
      width += this.document.font(isEmoji ? 'emoji' : font, size).widthOfString(text);
    }
    return width;
  }

  private draw(printable: string, x: number, y: number, font: LetterFont, size: number): void {
    let left = x;
    for (const { text, isEmoji } of runsOf(printable)) {
      this.document
        .font(isEmoji ? 'emoji' : font, size)
        .text(text, left, y + size * letterAscent, { baseline: 'alphabetic', lineBreak: false });
      left += this.document.widthOfString(text);
    }
  }
}
