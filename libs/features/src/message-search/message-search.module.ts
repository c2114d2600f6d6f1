import { Module } from '@nestjs/common';
import { VisibilityModule } from '../visibility';
import { MessageSearchController } from './message-search.controller';
import { MessageSearchRepository } from './message-search.repository';
import { MessageSearchService } from './message-search.service';

@Module({
  imports: [VisibilityModule],
  controllers: [MessageSearchController],
  providers: [MessageSearchRepository, MessageSearchService],
})
export class MessageSearchApiModule {}
