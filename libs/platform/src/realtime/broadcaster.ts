import {
  liveChatNamespace,
  type ServerEventName,
  type ServerEventPayload,
} from '@jsk/contracts/socket-events';
import { Injectable } from '@nestjs/common';
import { Emitter } from '@socket.io/redis-emitter';
import type { Namespace } from 'socket.io';
import { RedisConnection } from '../redis/redis.module';

interface Channel {
  emit(rooms: string[], except: string[], event: string, payload: unknown): void;
  leave(room: string, except: string[]): void;
}

/** A process without a socket server and without Redis reaches nobody. */
const nowhere: Channel = { emit: () => undefined, leave: () => undefined };

/**
 * Sends events to rooms of connected consoles, on every instance. In a process with a socket server it goes
 * through that server; in a worker process through Redis.
 */
@Injectable()
export class Broadcaster {
  private channel: Channel;

  constructor(redis: RedisConnection) {
    this.channel = redis.client ? channelThroughRedis(redis) : nowhere;
  }

  /** From now on events go through this process's own socket server. */
  attach(namespace: Namespace): void {
    this.channel = {
      emit: (rooms, except, event, payload) => void namespace.to(rooms).except(except).emit(event, payload),
      leave: (room, except) => namespace.in(room).except(except).socketsLeave(room),
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
    this.channel.emit(Array.isArray(rooms) ? rooms : [rooms], except, event, payload);
  }

  /** Takes every socket out of a room. @param except rooms whose sockets stay */
  expel(room: string, except: string[]): void {
    this.channel.leave(room, except);
  }
}

function channelThroughRedis(redis: RedisConnection): Channel {
  const emitter = new Emitter({
    // A broadcast that Redis cannot take is lost; consoles fetch what they missed when they reconnect.
    publish: (channel: string, message: Buffer) => redis.client?.publish(channel, message).catch(() => 0),
  }).of(liveChatNamespace);
  return {
    emit: (rooms, except, event, payload) => void emitter.to(rooms).except(except).emit(event, payload),
    leave: (room, except) => emitter.in(room).except(except).socketsLeave(room),
  };
}
