/**
 * Reads a list from a file: UTF-8, or else what Excel writes on a Thai computer.
 * @returns null when it is too large to be a list of holidays, or no text.
 */
export async function readListFile(file: File, maxCharacters: number): Promise<string | null> {
  if (file.size > maxCharacters * 3) return null;
  const bytes = await file.arrayBuffer();
  const text = decode(bytes);
  return text.length > maxCharacters || text.includes('\0') ? null : text;
}

function decode(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-874').decode(bytes);
  }
}
