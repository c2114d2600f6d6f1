const usualLifeMs = 5000;

/** For what `CacheInvalidation` tells of: only when its connection was away does anybody have to wait so long. */
export const toldOfLifeMs = 60_000;

/**
 * Keeps what rarely changes but is needed with every message. A change made in another process is seen after its life at
 * the latest (at once with `CacheInvalidation`); concurrent callers share one load, and a failed load is not kept.
 */
export class ShortCache<Value, Source> {
  private loading: Promise<Value> | null = null;
  private loadedAt = 0;

  /** @param lifeMs longer only for what `CacheInvalidation` tells of, too. */
  constructor(
    private readonly load: (source: Source) => Promise<Value>,
    private readonly lifeMs = usualLifeMs,
  ) {}

  /**
   * @param source where to load from if need be: the caller's transaction. A caller that held a connection and waited
   * for another one to load with would wait for ever once every connection is held by such callers.
   */
  get(source: Source): Promise<Value> {
    if (!this.loading || Date.now() - this.loadedAt > this.lifeMs) {
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
