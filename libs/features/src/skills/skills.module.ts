import { Module } from '@nestjs/common';
import { AuditModule } from '../audit';
import { SkillsController } from './skills.controller';
import { SkillsRepository } from './skills.repository';
import { SkillsService } from './skills.service';

@Module({
  imports: [AuditModule],
  providers: [SkillsRepository, SkillsService],
  exports: [SkillsService],
})
export class SkillsModule {}

@Module({ imports: [SkillsModule], controllers: [SkillsController] })
export class SkillsApiModule {}
