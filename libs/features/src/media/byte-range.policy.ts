/**
 * One range of bytes as a video player asks for it (RFC 9110, section 14.2).
 * @returns first and last byte, or null to send the whole file: no range, several, or one that makes no sense.
 */
export function requestedRange(
  header: string | undefined,
  sizeBytes: number,
): { start: number; end: number } | null {
  const [, first, last] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? '') ?? [];
  if (first === undefined || last === undefined || (first === '' && last === '')) return null;
  const start = first === '' ? Math.max(0, sizeBytes - Number(last)) : Number(first);
  const end = first === '' || last === '' ? sizeBytes - 1 : Math.min(Number(last), sizeBytes - 1);
  return start <= end ? { start, end } : null;
}
