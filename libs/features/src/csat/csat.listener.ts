import { highestLowScore } from '@jsk/contracts/csat';
import { rooms } from '@jsk/contracts/socket-events';
import { DomainEvents } from '@jsk/platform/events/domain-events';
import { Broadcaster } from '@jsk/platform/realtime/broadcaster';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { CsatAnswersService } from './csat-answers.service';

/** Tells whoever had the session, and administrators, when a customer was not content. */
@Injectable()
export class CsatListener implements OnModuleInit {
  constructor(
    private readonly events: DomainEvents,
    private readonly broadcaster: Broadcaster,
    private readonly answers: CsatAnswersService,
  ) {}

  onModuleInit(): void {
    this.events.on('csat.answered', async ({ sessionId, score }) => {
      if (score > highestLowScore) return;
      const answer = await this.answers.find(sessionId);
      if (!answer) return;
      const owner = answer.operator ? [rooms.operator(answer.operator.id)] : [];
      this.broadcaster.send([rooms.administrators, ...owner], 'low_rating', answer);
    });
  }
}
