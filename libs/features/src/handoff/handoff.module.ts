import { Module } from '@nestjs/common';
import { BotModule } from '../bot';
import { CustomersModule } from '../customers';
import { MessagesModule } from '../messages';
import { SessionsModule } from '../sessions';
import { SettingsModule } from '../settings';
import { HandoffKeywordsRepository } from './handoff-keywords.repository';
import { HandoffService } from './handoff.service';
import { PostbackService } from './postback.service';

@Module({
  imports: [BotModule, CustomersModule, MessagesModule, SessionsModule, SettingsModule],
  providers: [HandoffKeywordsRepository, HandoffService, PostbackService],
  exports: [HandoffService],
})
export class HandoffModule {}
