const lifeMs = 5000;

/**
 * Keeps what rarely changes but is needed with every message. A change made in another process is seen within five
 * seconds; concurrent callers share one load, and a failed load is not kept.
 */
export class ShortCache<Value, Source> {
  private loading: Promise<Value> | null = null;
  private loadedAt = 0;

  constructor(private readonly load: (source: Source) => Promise<Value>) {}

  /**
   * @param source where to load from if need be: the caller's transaction. A caller that held a connection and waited
   * for another one to load with would wait for ever once every connection is held by such callers.
   */
  get(source: Source): Promise<Value> {
    if (!this.loading || Date.now() - this.loadedAt > lifeMs) {
      this.loadedAt = Date.now();
      const loading = this.load(source);
      loading.catch(() => this.forget());
      this.loading = loading;
    }
    return this.loading;
  }

  forget(): void {
    this.loading = null;
  }
}
