import { LineClient } from '@jsk/line/line.client';
import type { AppConfig } from '@jsk/platform/config/app-config';
import { APP_CONFIG } from '@jsk/platform/config/config.module';
import { Logger, Module } from '@nestjs/common';

/** The one client through which this process talks to LINE. */
@Module({
  providers: [
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
          onCall: (call) => logger.log(call, 'LINE API call'),
        });
      },
    },
  ],
  exports: [LineClient],
})
export class LineChannelModule {}
