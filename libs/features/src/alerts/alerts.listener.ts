import { rooms } from '@jsk/contracts/socket-events';
import { DomainEvents } from '@jsk/platform/events/domain-events';
import { Broadcaster } from '@jsk/platform/realtime/broadcaster';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { AlertsService } from './alerts.service';

const troubles = {
  unauthorised: 'line_unauthorised',
  forbidden: 'line_forbidden',
  quota_exhausted: 'quota_exhausted',
} as const;

/** Makes alerts of what goes wrong elsewhere, takes them back when it is over, and tells every console. */
@Injectable()
export class AlertsListener implements OnModuleInit {
  constructor(
    private readonly events: DomainEvents,
    private readonly alerts: AlertsService,
    private readonly broadcaster: Broadcaster,
  ) {}

  onModuleInit(): void {
    const { events, alerts } = this;
    events.on('line.trouble', ({ kind, message }) => alerts.raise(troubles[kind], { detail: { message } }));
    events.on('line.sending_resumed', () => alerts.resolve('line_unauthorised'));
    events.on('line.breaker_changed', ({ state }) => {
      if (state === 'open') return alerts.raise('line_unreachable');
      return state === 'closed' ? alerts.resolve('line_unreachable') : undefined;
    });
    events.on('line.credentials_unreadable', () => alerts.raise('credentials_unreadable'));
    events.on('line.credentials_changed', async () => {
      await alerts.resolve('credentials_unreadable');
      await alerts.resolve('line_forbidden');
      await alerts.resolve('webhook_signature_mismatch');
      await alerts.resolve('webhook_foreign_destination');
    });
    events.on('webhook.signature_mismatch', ({ count }) =>
      alerts.raise('webhook_signature_mismatch', { detail: { count } }),
    );
    events.on('webhook.signature_restored', () => alerts.resolve('webhook_signature_mismatch'));
    events.on('webhook.foreign_destination', (detail) =>
      alerts.raise('webhook_foreign_destination', { detail }),
    );
    events.on('line.account_suspended', ({ isSuspended }) =>
      isSuspended ? alerts.raise('line_account_suspended') : alerts.resolve('line_account_suspended'),
    );
    events.on('alerts.changed', async () => {
      this.broadcaster.send(rooms.operators, 'alerts_update', await alerts.listOpen());
    });
  }
}
