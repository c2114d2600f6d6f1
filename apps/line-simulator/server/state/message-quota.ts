/** LINE's middle plan in Thailand; large enough not to stop a developer, small enough to look real. */
const DEFAULT_MONTHLY_LIMIT = 15_000;

/**
 * The month's counter of paid messages: one per recipient person and call, whatever the number of bubbles.
 * Source: https://developers.line.biz/en/docs/messaging-api/pricing/
 */
export class MessageQuota {
  private monthlyLimit: number | null = DEFAULT_MONTHLY_LIMIT;
  private usedThisMonth = 0;

  /** Messages a month; null means without limit. */
  get limit(): number | null {
    return this.monthlyLimit;
  }

  get used(): number {
    return this.usedThisMonth;
  }

  hasRoomFor(recipients: number): boolean {
    return this.monthlyLimit === null || this.usedThisMonth + recipients <= this.monthlyLimit;
  }

  count(recipients: number): void {
    this.usedThisMonth += recipients;
  }

  set(change: { limit?: number | null | undefined; used?: number | undefined }): void {
    if (change.limit !== undefined) this.monthlyLimit = change.limit;
    if (change.used !== undefined) this.usedThisMonth = change.used;
  }

  reset(): void {
    this.monthlyLimit = DEFAULT_MONTHLY_LIMIT;
    this.usedThisMonth = 0;
  }
}
