const lifeMs = 5000;

/**
 * Keeps what rarely changes but is needed with every message. A change made in another process is seen within five
 * seconds; concurrent callers share one load, and a failed load is not kept.
 */
export class ShortCache<Value> {
  private loading: Promise<Value> | null = null;
  private loadedAt = 0;

  constructor(private readonly load: () => Promise<Value>) {}

  get(): Promise<Value> {
    if (!this.loading || Date.now() - this.loadedAt > lifeMs) {
      this.loadedAt = Date.now();
      const loading = this.load();
      loading.catch(() => this.forget());
      this.loading = loading;
    }
    return this.loading;
  }

  forget(): void {
    this.loading = null;
  }
}
