import { Module } from '@nestjs/common';
import { SettingsModule } from '../settings';
import { AutoRepliesRepository } from './auto-replies.repository';
import { BotService } from './bot.service';

@Module({
  imports: [SettingsModule],
  providers: [AutoRepliesRepository, BotService],
  exports: [BotService],
})
export class BotModule {}
