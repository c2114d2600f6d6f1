import type { ServerResponse } from 'node:http';

const HEARTBEAT_MS = 15_000;
/** A browser tab that stopped reading is dropped instead of filling the memory. */
const MAX_UNSENT_BYTES = 1024 * 1024;

/** Everything the phone is told while it happens (Server-Sent Events). `userId` is a group's id for groups. */
export type StreamEvent =
  | { type: 'message'; userId: string; message: unknown }
  | { type: 'messageChanged'; userId: string; message: unknown }
  | { type: 'customer'; customer: unknown }
  | { type: 'group'; group: unknown }
  | { type: 'richMenus'; richMenus: unknown }
  | { type: 'channel'; channel: unknown }
  | { type: 'loading'; userId: string; until: string | null }
  | { type: 'request'; request: unknown }
  | { type: 'requestsCleared' }
  | { type: 'webhook'; webhook: unknown }
  | { type: 'faults'; faults: unknown }
  | { type: 'reset' };

/** Sends what happens to every phone that is open. */
export class LiveStream {
  private readonly listeners = new Set<ServerResponse>();
  private heartbeat: NodeJS.Timeout | null = null;

  /** Keeps the response open and feeds it until the browser goes away. */
  open(response: ServerResponse): void {
    response.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-cache, no-transform',
      connection: 'keep-alive',
    });
    response.write('retry: 1000\n\n');
    this.listeners.add(response);
    response.on('close', () => this.listeners.delete(response));
    this.heartbeat ??= setInterval(() => this.write(': still here\n\n'), HEARTBEAT_MS).unref();
  }

  send(event: StreamEvent): void {
    if (this.listeners.size > 0) this.write(`data: ${JSON.stringify(event)}\n\n`);
  }

  close(): void {
    if (this.heartbeat) clearInterval(this.heartbeat);
    this.heartbeat = null;
    for (const listener of this.listeners) listener.end();
    this.listeners.clear();
  }

  private write(chunk: string): void {
    for (const listener of this.listeners) {
      if (listener.writableLength > MAX_UNSENT_BYTES) listener.destroy();
      else listener.write(chunk);
    }
  }
}
