/**
 * Breaks a text into lines. Thai has no blanks between words, so words are found in a dictionary; a word that is wider
 * than a line is cut between two signs that are read as one.
 * @param measure the width of a text as it will be drawn
 * @returns at least one line, which may be empty
 */
export function wrapLines(text: string, width: number, measure: (text: string) => number): string[] {
  return text.split('\n').flatMap((paragraph) => wrapParagraph(paragraph, width, measure));
}

const words = new Intl.Segmenter('th', { granularity: 'word' });
const signs = new Intl.Segmenter('th', { granularity: 'grapheme' });

function wrapParagraph(paragraph: string, width: number, measure: (text: string) => number): string[] {
  const lines: string[] = [];
  let line = '';
  let lineWidth = 0;
  const add = (part: string, partWidth: number) => {
    const isFull = lineWidth + partWidth > width && line !== '';
    if (isFull) {
      lines.push(line.trimEnd());
      line = '';
      lineWidth = 0;
    }
    // A line that goes on does not begin with the blank that ended the one before.
    if (isFull && part.trim() === '') return;
    line += part;
    lineWidth += partWidth;
  };
  for (const { segment } of words.segment(paragraph)) {
    const wordWidth = measure(segment);
    if (wordWidth <= width) add(segment, wordWidth);
    else for (const { segment: sign } of signs.segment(segment)) add(sign, measure(sign));
  }
  lines.push(line.trimEnd());
  return lines;
}
