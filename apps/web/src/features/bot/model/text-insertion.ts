/** Puts words where the caret is, apart from the words around them. @returns the text, and where the caret is then */
export function insertApart(
  text: string,
  selection: { start: number; end: number },
  words: string,
): { text: string; caret: number } {
  const before = text.slice(0, selection.start);
  const after = text.slice(selection.end);
  const lead = before === '' || /\s$/.test(before) ? '' : ' ';
  const trail = after === '' || /^\s/.test(after) ? '' : ' ';
  const caret = before.length + lead.length + words.length;
  return { text: `${before}${lead}${words}${trail}${after}`, caret };
}
