/**
 * Work that many things ask for and that is only worth doing so often: at once when it was not done lately, else once as
 * soon as the time has passed. It never runs twice at the same moment, and whoever asks while it runs gets another run.
 */
export class ThrottledTask {
  private startedAt = -Infinity;
  private isRunning = false;
  private isAskedAgain = false;
  private isStopped = false;
  private timer: NodeJS.Timeout | undefined;

  /**
   * @param work what is done; must not throw.
   * @param everyMs from one beginning to the next, at least.
   */
  constructor(
    private readonly work: () => Promise<void>,
    private readonly everyMs: number,
  ) {}

  /** Has it done, now or soon. */
  request(): void {
    if (this.isRunning) this.isAskedAgain = true;
    if (this.isRunning || this.timer || this.isStopped) return;
    const waitMs = this.startedAt + this.everyMs - performance.now();
    this.timer = setTimeout(() => void this.run(), Math.max(0, waitMs)).unref();
  }

  /** Nothing begins any more. */
  stop(): void {
    this.isStopped = true;
    clearTimeout(this.timer);
  }

  private async run(): Promise<void> {
    this.timer = undefined;
    this.startedAt = performance.now();
    this.isRunning = true;
    await this.work();
    this.isRunning = false;
    if (!this.isAskedAgain) return;
    this.isAskedAgain = false;
    this.request();
  }
}
