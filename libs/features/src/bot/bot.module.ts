import { Module } from '@nestjs/common';
import { AuditModule } from '../audit';
import { AuthModule } from '../auth';
import { CustomersModule } from '../customers';
import { SettingsModule } from '../settings';
import { AutoRepliesRepository } from './auto-replies.repository';
import { AutoRepliesService } from './auto-replies.service';
import { BotKnowledgeService } from './bot-knowledge.service';
import { BotService } from './bot.service';
import { IntentsController } from './intents.controller';
import { IntentsRepository } from './intents.repository';
import { IntentsService } from './intents.service';
import { MentionsService } from './mentions.service';
import { PublicReplyImageController } from './public-reply-image.controller';
import { ReplyImageController } from './reply-image.controller';
import { ReplyImageSweeper } from './reply-image.sweeper';
import { ReplyImagesRepository } from './reply-images.repository';
import { ReplyImagesService } from './reply-images.service';
import { ReplyObjectsController } from './reply-objects.controller';
import { ReplyObjectsRepository } from './reply-objects.repository';
import { ReplyObjectsService } from './reply-objects.service';
import { ResponseChooser } from './response-chooser';

@Module({
  imports: [AuditModule, CustomersModule, SettingsModule],
  providers: [
    AutoRepliesRepository,
    AutoRepliesService,
    BotKnowledgeService,
    BotService,
    IntentsRepository,
    IntentsService,
    MentionsService,
    ReplyImagesRepository,
    ReplyImagesService,
    ReplyObjectsRepository,
    ReplyObjectsService,
    ResponseChooser,
  ],
  exports: [AutoRepliesService, BotService, IntentsService, ReplyImagesService, ReplyObjectsService],
})
export class BotModule {}

@Module({
  imports: [AuthModule, BotModule],
  controllers: [IntentsController, PublicReplyImageController, ReplyImageController, ReplyObjectsController],
})
export class BotApiModule {}

@Module({ imports: [BotModule], providers: [ReplyImageSweeper] })
export class BotWorkerModule {}
