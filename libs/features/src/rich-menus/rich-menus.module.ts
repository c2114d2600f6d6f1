import { BullModule } from '@nestjs/bullmq';
import { Module } from '@nestjs/common';
import { AuditModule } from '../audit';
import { AuthModule } from '../auth';
import { LineChannelModule } from '../line-channel';
import { RichMenuEditionsRepository } from './rich-menu-editions.repository';
import { RichMenuImageController } from './rich-menu-image.controller';
import { RichMenuLinkProcessor, richMenuLinkQueue, RichMenuLinkScheduler } from './rich-menu-link.processor';
import { RichMenuLinksRepository } from './rich-menu-links.repository';
import { RichMenuLinksService } from './rich-menu-links.service';
import { RichMenuPictureService } from './rich-menu-picture.service';
import {
  RichMenuPublicationProcessor,
  richMenuPublicationQueue,
  RichMenuPublicationScheduler,
} from './rich-menu-publication.processor';
import { RichMenuPublicationService } from './rich-menu-publication.service';
import { RichMenuSweeper } from './rich-menu.sweeper';
import { RichMenusController } from './rich-menus.controller';
import { RichMenusRepository } from './rich-menus.repository';
import { RichMenusService } from './rich-menus.service';

/** Makes jobs of what happens; needed wherever sessions or menus change. */
@Module({
  imports: [
    AuditModule,
    LineChannelModule,
    BullModule.registerQueue({ name: richMenuLinkQueue }, { name: richMenuPublicationQueue }),
  ],
  providers: [
    RichMenuEditionsRepository,
    RichMenuLinkScheduler,
    RichMenuLinksRepository,
    RichMenuLinksService,
    RichMenuPictureService,
    RichMenuPublicationScheduler,
    RichMenuPublicationService,
    RichMenusRepository,
    RichMenusService,
  ],
  exports: [
    RichMenuLinkScheduler,
    RichMenuLinksService,
    RichMenuPublicationScheduler,
    RichMenuPublicationService,
    RichMenusService,
  ],
})
export class RichMenusModule {}

@Module({
  imports: [AuthModule, RichMenusModule],
  controllers: [RichMenuImageController, RichMenusController],
})
export class RichMenusApiModule {}

@Module({
  imports: [RichMenusModule],
  providers: [RichMenuLinkProcessor, RichMenuPublicationProcessor, RichMenuSweeper],
})
export class RichMenusWorkerModule {}
