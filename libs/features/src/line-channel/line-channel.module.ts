import { LineClient } from '@jsk/line/line.client';
import type { AppConfig } from '@jsk/platform/config/app-config';
import { APP_CONFIG } from '@jsk/platform/config/config.module';
import { CircuitBreaker } from '@jsk/line/circuit-breaker';
import { Logger, Module } from '@nestjs/common';
import { ChannelStateService } from './channel-state.service';

/** The one client through which this process talks to LINE. */
@Module({
  providers: [
    ChannelStateService,
    {
      provide: LineClient,
      inject: [APP_CONFIG],
      useFactory: ({ line }: AppConfig) => {
        const logger = new Logger(LineClient.name);
        return new LineClient({
          channelAccessToken: line.channelAccessToken,
          apiBaseUrl: line.apiBaseUrl,
          dataApiBaseUrl: line.dataApiBaseUrl,
          // LINE keeps no logs for us; its request id is what their support asks for.
          breaker: new CircuitBreaker({ now: Date.now }),
          onCall: (call) => logger.log(call, 'LINE API call'),
        });
      },
    },
  ],
  exports: [ChannelStateService, LineClient],
})
export class LineChannelModule {}
