import type { SocketError } from '@jsk/contracts/socket-events';
import { AppError } from '@jsk/platform/errors/app-error';
import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { SignInStanding } from '../auth';
import { userOf } from './console-events';
import type { ConsoleNamespace, ConsoleSocket } from './console-socket';

/**
 * Hangs up when a sign-in has ended or its role has changed. The console then tries to renew its sign-in, and comes back
 * with the new one or goes to the sign-in page.
 */
@Injectable()
export class SignInListener implements OnModuleInit {
  private readonly logger = new Logger(SignInListener.name);
  private namespace: ConsoleNamespace | undefined;

  constructor(private readonly standing: SignInStanding) {}

  attach(namespace: ConsoleNamespace): void {
    this.namespace = namespace;
  }

  /** Every instance hears of it and looks after its own sockets. */
  onModuleInit(): void {
    this.standing.onChange((operatorId) => void this.lookAt(operatorId));
  }

  private async lookAt(operatorId: string | null): Promise<void> {
    const sockets = [...(this.namespace?.sockets.values() ?? [])].filter(
      ({ data }) => operatorId === null || data.actor.operatorId === operatorId,
    );
    for (const socket of sockets) await this.hangUpUnlessHolds(socket);
  }

  /** Also for a socket that is new: its sign-in may have ended while it was let in. */
  async hangUpUnlessHolds(socket: ConsoleSocket): Promise<void> {
    try {
      await this.standing.assertHolds(socket.data.signInId, userOf(socket.data.actor));
    } catch (error) {
      if (error instanceof AppError) {
        socket.emit('auth_error', { code: error.code as SocketError['code'], message: error.message });
        socket.disconnect(true);
      } else
        this.logger.warn(`Could not see whether a console is still signed in: ${(error as Error).message}`);
    }
  }
}
