import { RingBuffer } from './ring-buffer';

const CAPACITY = 2000;

/** A rule of LINE that a call broke, in words for whoever reads the log. */
export interface Violation {
  readonly rule: string;
  readonly detail: string;
}

export interface LoggedViolation extends Violation {
  readonly at: string;
  readonly requestId: string;
  readonly path: string;
}

/** One call to `/v2/bot`, with the answer it got. */
export interface LoggedRequest {
  readonly at: string;
  readonly method: string;
  readonly path: string;
  /** The status answered; null when the connection was cut or left hanging by a fault switch. */
  readonly status: number | null;
  readonly requestId: string;
  readonly retryKey: string | null;
  readonly body: unknown;
  readonly response: unknown;
  /** The fault switch that changed the answer, if one did. */
  readonly fault: string | null;
  /** False: free; true: counted; null: not a call that sends messages. */
  readonly paid: boolean | null;
  readonly violations: readonly Violation[];
}

/** The newest calls to the simulated LINE, and every rule they broke. */
export class RequestLog {
  private readonly requests = new RingBuffer<LoggedRequest>(CAPACITY);
  private readonly broken = new RingBuffer<LoggedViolation>(CAPACITY);

  add(request: LoggedRequest): void {
    this.requests.add(request);
    const { at, requestId, path } = request;
    for (const violation of request.violations) this.broken.add({ ...violation, at, requestId, path });
  }

  list(): LoggedRequest[] {
    return this.requests.toArray();
  }

  violations(): LoggedViolation[] {
    return this.broken.toArray();
  }

  reset(): void {
    this.requests.clear();
    this.broken.clear();
  }
}
