/** What is looked for. */
export interface SearchRequest {
  q: string;
  /** Only in this conversation; null is all of them. */
  lineUserId: string | null;
  /** A kind of sender, `OPERATOR` and an id, or empty for everybody. */
  sender: string;
  /** Days as a date field has them, both included, or empty. */
  from: string;
  to: string;
}
