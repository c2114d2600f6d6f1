/** @param share 1 is the whole width, and no bar is wider. */
export function percentWidth(share: number): string {
  return `${Math.min(100, share * 100)}%`;
}
