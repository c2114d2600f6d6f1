import { Module } from '@nestjs/common';
import { AuditModule } from '../audit';
import { SavedViewsController } from './saved-views.controller';
import { SavedViewsRepository } from './saved-views.repository';
import { SavedViewsService } from './saved-views.service';

@Module({
  imports: [AuditModule],
  providers: [SavedViewsRepository, SavedViewsService],
  exports: [SavedViewsService],
})
export class SavedViewsModule {}

@Module({ imports: [SavedViewsModule], controllers: [SavedViewsController] })
export class SavedViewsApiModule {}
