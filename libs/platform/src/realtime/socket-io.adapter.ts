import type { Server as HttpServer } from 'node:http';
import type { Socket as Connection } from 'node:net';
import { liveChatNamespace } from '@jsk/contracts/socket-events';
import type { INestApplicationContext } from '@nestjs/common';
import { IoAdapter } from '@nestjs/platform-socket.io';
import { createAdapter } from '@socket.io/redis-adapter';
import type { Redis } from 'ioredis';
import type { Server, ServerOptions } from 'socket.io';
import { isOwnOrigin } from '../http/own-origin';
import type { RedisConnection } from '../redis/redis.module';

/** Largest packet a console may send; a text of 5000 UTF-16 units takes far less. */
const maxPacketBytes = 64 * 1024;

/** How often connections are closed on which an answer has just ended. */
const closeIdleEveryMs = 50;

/**
 * Socket.IO under Nest, sharing events and rooms between instances over Redis. While Redis is away events go on
 * inside this instance, and when it is back each instance tells its consoles to catch up.
 */
export class SocketIoAdapter extends IoAdapter {
  private readonly connections: Redis[] = [];
  /** Every connection of the HTTP server, also those that have become WebSockets. */
  private readonly open = new Set<Connection>();

  /**
   * @param closingGraceMs how long clients may go on receiving or sending once everything closes
   * @param publicBaseUrl whose pages may open sockets, besides those of the host that is called
   */
  constructor(
    application: INestApplicationContext,
    private readonly redis: RedisConnection,
    private readonly closingGraceMs: number,
    private readonly publicBaseUrl: string,
  ) {
    super(application);
    (this.httpServer as HttpServer).on('connection', (connection) => {
      this.open.add(connection);
      connection.once('close', () => this.open.delete(connection));
    });
  }

  private readonly allowOwnPages: NonNullable<ServerOptions['allowRequest']> = ({ headers }, decide) =>
    decide(null, isOwnOrigin(headers.origin, headers.host, this.publicBaseUrl));

  override createIOServer(port: number, options?: ServerOptions): Server {
    const server = super.createIOServer(port, {
      ...options,
      maxHttpBufferSize: maxPacketBytes,
      pingInterval: 25_000,
      pingTimeout: 20_000,
      serveClient: false,
      allowRequest: this.allowOwnPages,
    }) as Server;
    const publisher = this.redis.duplicate();
    const subscriber = this.redis.duplicateForSubscriptions();
    if (publisher && subscriber) {
      this.connections.push(publisher, subscriber);
      const connections = [withoutRejections(publisher), withoutRejections(subscriber)] as const;
      server.adapter(createAdapter(...connections, { requestsTimeout: 1000 }));
      subscriber.once('ready', () => subscriber.on('ready', () => tellToCatchUp(server)));
    }
    return server;
  }

  /**
   * Consoles are cut off at once and come back, elsewhere or when the process is back. Answers on their way are waited
   * for; but a client that reads or writes slowly, or not at all, must not keep the process from ending.
   */
  override async close(server: Parameters<IoAdapter['close']>[0]): Promise<void> {
    const impatience = setTimeout(() => {
      for (const socket of this.open) socket.destroy();
    }, this.closingGraceMs);
    // Node closes only those that are idle when it begins.
    const http = this.httpServer as HttpServer;
    const sweeping = setInterval(() => http.closeIdleConnections(), closeIdleEveryMs);
    await super.close(server);
    clearInterval(sweeping);
    clearTimeout(impatience);
  }

  override async dispose(): Promise<void> {
    for (const connection of this.connections) connection.disconnect();
  }
}

/** What happened at other instances while Redis was away was not told to the consoles of this one. */
function tellToCatchUp(server: Server): void {
  server.of(liveChatNamespace).local.emit('catch_up', {});
}

const commandsOfAdapter = ['publish', 'psubscribe', 'subscribe', 'punsubscribe', 'unsubscribe'] as const;

/** The adapter does not wait for these, so a rejection while Redis is away would end the process. */
function withoutRejections(connection: Redis): Redis {
  for (const name of commandsOfAdapter) {
    const command = connection[name].bind(connection) as (...values: unknown[]) => Promise<unknown>;
    Object.assign(connection, { [name]: (...values: unknown[]) => command(...values).catch(() => 0) });
  }
  return connection;
}
