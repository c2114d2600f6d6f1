import { Module } from '@nestjs/common';
import { BotModule } from '../bot';
import { CustomersModule } from '../customers';
import { MessagesModule } from '../messages';
import { SessionsModule } from '../sessions';
import { SettingsModule } from '../settings';
import { HandoffKeywordsRepository } from './handoff-keywords.repository';
import { HandoffService } from './handoff.service';

@Module({
  imports: [BotModule, CustomersModule, MessagesModule, SessionsModule, SettingsModule],
  providers: [HandoffKeywordsRepository, HandoffService],
  exports: [HandoffService],
})
export class HandoffModule {}
