import { Module } from '@nestjs/common';
import { AuditModule } from '../audit';
import { CustomersModule } from '../customers';
import { SavedViewsModule } from '../saved-views';
import { TagsController } from './tags.controller';
import { TagsListener } from './tags.listener';
import { TagsRepository } from './tags.repository';
import { TagsService } from './tags.service';

@Module({
  imports: [AuditModule, CustomersModule, SavedViewsModule],
  providers: [TagsListener, TagsRepository, TagsService],
  exports: [TagsService],
})
export class TagsModule {}

@Module({ imports: [TagsModule], controllers: [TagsController] })
export class TagsApiModule {}
