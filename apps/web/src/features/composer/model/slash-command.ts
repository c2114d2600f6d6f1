/** A `/word` that is being written: where it stands and what follows the slash. */
export interface SlashCommand {
  start: number;
  end: number;
  query: string;
}

/** @returns the slash command the caret is in: a slash at the start or after a space, and no space since. */
export function slashCommandAt(text: string, caret: number): SlashCommand | null {
  const before = text.slice(0, caret);
  const match = /(?:^|\s)\/(\S*)$/u.exec(before);
  const query = match?.[1];
  if (query === undefined) return null;
  return { start: caret - query.length - 1, end: caret, query };
}
