import type { Actor } from '@jsk/platform/http/actor';
import { Injectable } from '@nestjs/common';
import { MessagesService } from '../messages';
import { SessionTransfersService } from '../sessions';
import { DueSessionsService } from './due-sessions.service';
import { SessionLifecycleRepository } from './session-lifecycle.repository';

/** What happens to conversations of people whose accounts were switched off. */
@Injectable()
export class LeftBehindService {
  constructor(
    private readonly due: DueSessionsService,
    private readonly lifecycle: SessionLifecycleRepository,
    private readonly transfers: SessionTransfersService,
    private readonly messages: MessagesService,
  ) {}

  /**
   * Puts them back into the queue. What is put aside stays there until it is at hand again; then it follows, and so does
   * what was claimed at the very moment in which the account was switched off: this is also done regularly.
   * @param of whose, and who switched that account off; null: everybody's, and the system does it
   */
  requeue(of: { operatorId: string; by: Actor } | null = null): Promise<void> {
    const by = of?.by ?? null;
    return this.due.forEach(
      (sql, only) => this.lifecycle.listLeftBehind(sql, of?.operatorId ?? null, only),
      async ({ transaction, session: open }) => {
        const session = await this.transfers.requeue(transaction, open, { skill: null, reason: null, by });
        const { lineUserId } = session;
        const line = { lineUserId, session, event: 'session_requeued' as const };
        await this.messages.appendSystemLine(transaction, { ...line, operatorName: by?.name });
      },
    );
  }
}
