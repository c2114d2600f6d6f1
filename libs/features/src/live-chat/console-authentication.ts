import { operatorPresenceSchema } from '@jsk/contracts/conversations';
import type { AppConfig } from '@jsk/platform/config/app-config';
import { APP_CONFIG } from '@jsk/platform/config/config.module';
import { AppError } from '@jsk/platform/errors/app-error';
import { originOf } from '@jsk/platform/http/actor';
import { clientAddress, trustIn } from '@jsk/platform/http/trusted-proxies';
import { Inject, Injectable } from '@nestjs/common';
import { AccessTokensService } from '../auth';
import type { ConsoleSocket } from './console-socket';

/**
 * Somebody who is away and loads their page again is not online in between: they might be given a customer. Whatever
 * else a client says is what most say, nothing.
 */
const presenceOnArrival = operatorPresenceSchema.catch('online');

/** Who may connect, and until when. */
@Injectable()
export class ConsoleAuthentication {
  constructor(
    @Inject(APP_CONFIG) private readonly config: AppConfig,
    private readonly accessTokens: AccessTokensService,
  ) {}

  /** Socket.IO middleware: refuses with a `connect_error` whose `data.code` says why. */
  readonly admit = (socket: ConsoleSocket, next: (error?: Error) => void): void => {
    this.authenticate(socket, socket.handshake.auth['token']).then(
      () => next(),
      (error: unknown) => next(asConnectError(error)),
    );
  };

  /**
   * Checks a token and notes on the socket whose it is.
   * @throws AppError `auth_…`, or `forbidden` for somebody who must first do something about their account.
   */
  async authenticate(socket: ConsoleSocket, token: unknown): Promise<void> {
    const { user, signInId, expiresAt } = await this.accessTokens.verify(token).catch(inWordsOfSockets);
    const known = socket.data.actor as { operatorId: string } | undefined;
    if (known && known.operatorId !== user.id) {
      throw new AppError('auth_invalid_token', 'A socket cannot change hands; connect again');
    }
    socket.data.tokenExpiresAt = expiresAt;
    socket.data.signInId = signInId;
    socket.data.presence ??= presenceOnArrival.parse(socket.handshake.auth['presence']);
    socket.data.actor = {
      operatorId: user.id,
      name: user.displayName,
      username: user.username,
      role: user.role,
      ...originOf(this.addressOf(socket), socket.handshake.headers['user-agent']),
    };
  }

  private addressOf({ handshake: { address, headers } }: ConsoleSocket): string {
    // Node joins the headers of several proxies to one.
    const forwardedFor = [headers['x-forwarded-for']].flat().join(',');
    return clientAddress(trustIn(this.config.trustedProxies), address, forwardedFor);
  }
}

/** What somebody must do about their account is a matter of REST. */
function inWordsOfSockets(error: unknown): never {
  if (error instanceof AppError && error.status === 403) throw new AppError('forbidden', error.message);
  throw error;
}

function asConnectError(error: unknown): Error {
  const code = error instanceof AppError ? error.code : 'internal_error';
  const message = error instanceof AppError ? error.message : 'Something went wrong on our side';
  return Object.assign(new Error(message), { data: { code, message } });
}
