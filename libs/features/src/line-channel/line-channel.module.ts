import { CircuitBreaker } from '@jsk/line/circuit-breaker';
import { LineClient } from '@jsk/line/line.client';
import type { AppConfig } from '@jsk/platform/config/app-config';
import { APP_CONFIG } from '@jsk/platform/config/config.module';
import { DomainEvents } from '@jsk/platform/events/domain-events';
import { Module } from '@nestjs/common';
import { AuditModule } from '../audit';
import { ChannelAccountService } from './channel-account.service';
import { ChannelMetricsService } from './channel-metrics.service';
import { ChannelStateService } from './channel-state.service';
import { ChannelTestService } from './channel-test.service';
import { LineCallsService } from './line-calls.service';
import { LineChannelController } from './line-channel.controller';
import { LineChannelRepository } from './line-channel.repository';
import { LineChannelService } from './line-channel.service';
import { lineClientFor } from './line-clients';

/** The one client through which this process talks to LINE, and the state of the channel. */
@Module({
  providers: [
    ChannelMetricsService,
    ChannelStateService,
    LineCallsService,
    LineChannelRepository,
    {
      provide: CircuitBreaker,
      inject: [DomainEvents],
      useFactory: (events: DomainEvents) =>
        new CircuitBreaker({
          now: () => Date.now(),
          onChange: ({ state }) => events.publish([{ name: 'line.breaker_changed', payload: { state } }]),
        }),
    },
    {
      provide: LineClient,
      inject: [APP_CONFIG, LineCallsService, CircuitBreaker],
      useFactory: ({ line }: AppConfig, calls: LineCallsService, breaker: CircuitBreaker) =>
        lineClientFor(line, { channelAccessToken: line.channelAccessToken, onCall: calls.record, breaker }),
    },
  ],
  exports: [ChannelStateService, CircuitBreaker, LineCallsService, LineChannelRepository, LineClient],
})
export class LineChannelModule {}

/** What administrators do with the channel; it also asks LINE which account this is. */
@Module({
  imports: [AuditModule, LineChannelModule],
  controllers: [LineChannelController],
  providers: [ChannelAccountService, ChannelTestService, LineChannelService],
})
export class LineChannelApiModule {}
