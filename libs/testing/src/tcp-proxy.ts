import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

/** Stands between a program and a server on this machine, and can cut them off from each other. */
export class TcpProxy {
  private readonly sockets = new Set<Socket>();
  private server: Server | undefined;
  private port = 0;

  constructor(private readonly target: URL) {}

  /** Lets connections through, at the same port every time. */
  async open(): Promise<void> {
    const server = createServer((incoming) => {
      const outgoing = connect(Number(this.target.port), this.target.hostname);
      for (const [socket, other] of [
        [incoming, outgoing],
        [outgoing, incoming],
      ] as const) {
        this.sockets.add(socket.unref());
        socket.on('error', () => undefined);
        socket.on('close', () => {
          this.sockets.delete(socket);
          other.destroy();
        });
        socket.pipe(other);
      }
    });
    await new Promise<void>((resolve) => server.listen(this.port, '127.0.0.1', resolve));
    // A test that fails before it cuts the proxy must not keep Jest from ending.
    server.unref();
    this.port = (server.address() as AddressInfo).port;
    this.server = server;
  }

  /** Breaks what is connected and refuses what wants to. */
  async cut(): Promise<void> {
    const closed = new Promise((resolve) => (this.server ? this.server.close(resolve) : resolve(null)));
    for (const socket of this.sockets) socket.destroy();
    await closed;
  }

  /** The target's address with the proxy in its place. */
  get url(): string {
    const url = new URL(this.target);
    url.hostname = '127.0.0.1';
    url.port = String(this.port);
    return url.toString();
  }
}
