import { Module } from '@nestjs/common';
import { AuditModule } from '../audit';
import { CustomersModule } from '../customers';
import { TagsController } from './tags.controller';
import { TagsListener } from './tags.listener';
import { TagsRepository } from './tags.repository';
import { TagsService } from './tags.service';

@Module({
  imports: [AuditModule, CustomersModule],
  providers: [TagsListener, TagsRepository, TagsService],
  exports: [TagsService],
})
export class TagsModule {}

@Module({ imports: [TagsModule], controllers: [TagsController] })
export class TagsApiModule {}
