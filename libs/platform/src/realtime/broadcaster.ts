import {
  liveChatNamespace,
  type ServerEventName,
  type ServerEventPayload,
} from '@jsk/contracts/socket-events';
import { Injectable } from '@nestjs/common';
import { Emitter } from '@socket.io/redis-emitter';
import type { Namespace } from 'socket.io';
import { RedisConnection } from '../redis/redis.module';

type Emit = (rooms: string[], except: string[], event: string, payload: unknown) => void;

/**
 * Sends events to rooms of connected consoles, on every instance. In a process with a socket server it goes
 * through that server; in a worker process through Redis.
 */
@Injectable()
export class Broadcaster {
  private emit: Emit;

  constructor(redis: RedisConnection) {
    this.emit = redis.client ? emitThroughRedis(redis) : () => undefined;
  }

  /** From now on events go through this process's own socket server. */
  attach(namespace: Namespace): void {
    this.emit = (rooms, except, event, payload) => {
      namespace.to(rooms).except(except).emit(event, payload);
    };
  }

  /**
   * @param rooms every socket in one or more of them gets the event once.
   * @param except ids of sockets or rooms that are left out.
   */
  send<Name extends ServerEventName>(
    rooms: string | string[],
    event: Name,
    payload: ServerEventPayload<Name>,
    except: string[] = [],
  ): void {
    this.emit(Array.isArray(rooms) ? rooms : [rooms], except, event, payload);
  }
}

function emitThroughRedis(redis: RedisConnection): Emit {
  const emitter = new Emitter({
    // A broadcast that Redis cannot take is lost; consoles fetch what they missed when they reconnect.
    publish: (channel: string, message: Buffer) => redis.client?.publish(channel, message).catch(() => 0),
  }).of(liveChatNamespace);
  return (rooms, except, event, payload) => {
    emitter.to(rooms).except(except).emit(event, payload);
  };
}
