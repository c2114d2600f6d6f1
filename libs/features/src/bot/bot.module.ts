import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { SettingsModule } from '../settings';
import { AutoReplyEntity } from './auto-reply.entity';
import { BotService } from './bot.service';

@Module({
  imports: [TypeOrmModule.forFeature([AutoReplyEntity]), SettingsModule],
  providers: [BotService],
  exports: [BotService],
})
export class BotModule {}
