import type { Server as HttpServer } from 'node:http';
import type { Socket as Connection } from 'node:net';
import { liveChatNamespace } from '@jsk/contracts/socket-events';
import type { INestApplicationContext } from '@nestjs/common';
import { IoAdapter } from '@nestjs/platform-socket.io';
import { createAdapter } from '@socket.io/redis-adapter';
import type { Redis } from 'ioredis';
import type { Server, ServerOptions } from 'socket.io';
import type { RedisConnection } from '../redis/redis.module';

/** Largest packet a console may send; a text of 5000 UTF-16 units takes far less. */
const maxPacketBytes = 64 * 1024;

/** How long clients may go on after the process was told to end. */
const closingGraceMs = 2000;

/**
 * Socket.IO under Nest, sharing events and rooms between instances over Redis. While Redis is away events go on
 * inside this instance, and when it is back each instance tells its consoles to catch up.
 */
export class SocketIoAdapter extends IoAdapter {
  private readonly connections: Redis[] = [];
  /** Every connection of the HTTP server, also those that have become WebSockets. */
  private readonly open = new Set<Connection>();

  constructor(
    application: INestApplicationContext,
    private readonly redis: RedisConnection,
  ) {
    super(application);
    (this.httpServer as HttpServer).on('connection', (connection) => {
      this.open.add(connection);
      connection.once('close', () => this.open.delete(connection));
    });
  }

  override createIOServer(port: number, options?: ServerOptions): Server {
    const server = super.createIOServer(port, {
      ...options,
      maxHttpBufferSize: maxPacketBytes,
      pingInterval: 25_000,
      pingTimeout: 20_000,
      serveClient: false,
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
   * Closing waits for whatever is connected. It gets a moment; then a client that reads or writes slowly, or not at all,
   * must not keep the process from ending.
   */
  override async close(server: Parameters<IoAdapter['close']>[0]): Promise<void> {
    const impatience = setTimeout(() => {
      for (const socket of this.open) socket.destroy();
    }, closingGraceMs);
    await super.close(server);
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
