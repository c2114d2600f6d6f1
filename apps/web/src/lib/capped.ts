/** Counts above 99 tell nobody more than "many". */
export function capped(count: number): string {
  return count > 99 ? '99+' : String(count);
}
