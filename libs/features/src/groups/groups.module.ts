import { BullModule } from '@nestjs/bullmq';
import { Module } from '@nestjs/common';
import { LineChannelModule } from '../line-channel';
import { SettingsModule } from '../settings';
import { GroupMessagesRepository } from './group-messages.repository';
import { GroupProfileProcessor, groupProfileQueue, GroupProfileScheduler } from './group-profile.processor';
import { GroupProfilesService } from './group-profiles.service';
import { GroupsController } from './groups.controller';
import { GroupsRepository } from './groups.repository';
import { GroupsService } from './groups.service';

@Module({
  imports: [LineChannelModule, SettingsModule, BullModule.registerQueue({ name: groupProfileQueue })],
  providers: [
    GroupMessagesRepository,
    GroupProfilesService,
    GroupProfileScheduler,
    GroupsRepository,
    GroupsService,
  ],
  exports: [GroupProfilesService, GroupsService],
})
export class GroupsModule {}

@Module({ imports: [GroupsModule], controllers: [GroupsController] })
export class GroupsApiModule {}

@Module({ imports: [GroupsModule], providers: [GroupProfileProcessor] })
export class GroupsWorkerModule {}
