import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { SettingsModule } from '../settings';
import { AutoRepliesRepository } from './auto-replies.repository';
import { AutoReplyEntity } from './auto-reply.entity';
import { BotService } from './bot.service';

@Module({
  imports: [TypeOrmModule.forFeature([AutoReplyEntity]), SettingsModule],
  providers: [AutoRepliesRepository, BotService],
  exports: [BotService],
})
export class BotModule {}
