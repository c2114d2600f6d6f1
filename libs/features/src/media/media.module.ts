import { BullModule } from '@nestjs/bullmq';
import { Module } from '@nestjs/common';
import { AuthModule } from '../auth';
import { LineChannelModule } from '../line-channel';
import { MessagesModule } from '../messages';
import {
  IncomingMediaProcessor,
  incomingMediaQueue,
  IncomingMediaScheduler,
} from './incoming-media.processor';
import { IncomingMediaService } from './incoming-media.service';
import { MediaController } from './media.controller';

@Module({
  imports: [BullModule.registerQueue({ name: incomingMediaQueue })],
  providers: [IncomingMediaScheduler],
})
export class MediaModule {}

@Module({ imports: [AuthModule, MediaModule, MessagesModule], controllers: [MediaController] })
export class MediaApiModule {}

@Module({
  imports: [LineChannelModule, MediaModule, MessagesModule],
  providers: [IncomingMediaProcessor, IncomingMediaService],
})
export class MediaWorkerModule {}
