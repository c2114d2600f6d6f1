import { BullModule } from '@nestjs/bullmq';
import { Module } from '@nestjs/common';
import { AuthModule } from '../auth';
import { LineChannelModule } from '../line-channel';
import { LiveChatApiModule } from '../live-chat';
import { MessagesModule } from '../messages';
import { SettingsModule } from '../settings';
import { VisibilityModule } from '../visibility';
import { FilePreparationService } from './file-preparation.service';
import { FileRetentionService } from './file-retention.service';
import {
  IncomingMediaProcessor,
  incomingMediaQueue,
  IncomingMediaScheduler,
} from './incoming-media.processor';
import { IncomingMediaService } from './incoming-media.service';
import { MediaController } from './media.controller';
import { MediaFilesService } from './media-files.service';
import { MediaSweeper } from './media-sweeper';
import { OutgoingMediaController } from './outgoing-media.controller';
import { OutgoingMediaService } from './outgoing-media.service';
import { PicturesService } from './pictures.service';
import { PublicMediaController } from './public-media.controller';
import { UploadsRepository } from './uploads.repository';

/** Hears in every process that something has to be copied or deleted. */
@Module({
  imports: [BullModule.registerQueue({ name: incomingMediaQueue }), MessagesModule, SettingsModule],
  providers: [FileRetentionService, IncomingMediaScheduler, PicturesService, UploadsRepository],
  exports: [FileRetentionService, IncomingMediaScheduler, PicturesService, UploadsRepository],
})
class MediaModule {}

@Module({
  imports: [AuthModule, LiveChatApiModule, MediaModule, MessagesModule, VisibilityModule],
  controllers: [MediaController, OutgoingMediaController, PublicMediaController],
  providers: [FilePreparationService, MediaFilesService, OutgoingMediaService],
})
export class MediaApiModule {}

@Module({
  imports: [LineChannelModule, MediaModule, MessagesModule],
  providers: [IncomingMediaProcessor, IncomingMediaService, MediaSweeper],
})
export class MediaWorkerModule {}
