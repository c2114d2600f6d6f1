/** A score from 1 to 5 as it is drawn: ★★★★☆. Beside it stands the number, for those who do not see it. */
export function starsOf(score: number): string {
  return '★'.repeat(score) + '☆'.repeat(5 - score);
}
