import { Module } from '@nestjs/common';
import { VisibilityModule } from '../visibility';
import { DraftsController } from './drafts.controller';
import { DraftsListener } from './drafts.listener';
import { DraftsRepository } from './drafts.repository';
import { DraftsService } from './drafts.service';
import { DraftsSweeper } from './drafts.sweeper';

@Module({
  imports: [VisibilityModule],
  providers: [DraftsRepository, DraftsService],
  exports: [DraftsService],
})
class DraftsModule {}

@Module({ imports: [DraftsModule], controllers: [DraftsController], providers: [DraftsListener] })
export class DraftsApiModule {}

@Module({ imports: [DraftsModule], providers: [DraftsSweeper] })
export class DraftsWorkerModule {}
