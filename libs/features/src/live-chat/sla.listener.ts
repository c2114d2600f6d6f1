import type { SlaAlert } from '@jsk/contracts/sla';
import { rooms } from '@jsk/contracts/socket-events';
import { DomainEvents } from '@jsk/platform/events/domain-events';
import { Broadcaster } from '@jsk/platform/realtime/broadcaster';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ConversationAudienceService } from './conversation-audience.service';

/**
 * Tells the consoles that a promise to a customer is about to be broken, or is: whoever has the session, and everybody
 * who may see it while nobody has; administrators learn of every broken one.
 */
@Injectable()
export class SlaListener implements OnModuleInit {
  constructor(
    private readonly events: DomainEvents,
    private readonly broadcaster: Broadcaster,
    private readonly audience: ConversationAudienceService,
  ) {}

  onModuleInit(): void {
    this.events.on('sla.near', ({ alert }) => this.tell(alert, []));
    this.events.on('sla.breached', ({ alert }) => this.tell(alert, [rooms.administrators]));
  }

  private tell(alert: SlaAlert, others: string[]): Promise<void> | void {
    const { lineUserId, operator } = alert;
    if (!operator) return this.audience.tell(lineUserId, 'sla_alert', alert);
    this.broadcaster.send([rooms.operator(operator.id), ...others], 'sla_alert', alert);
  }
}
