import { Module } from '@nestjs/common';
import { AuditModule } from '../audit';
import { OperatorProfilesRepository } from './operator-profiles.repository';
import { OperatorProfilesService } from './operator-profiles.service';
import { SkillsController } from './skills.controller';
import { SkillsRepository } from './skills.repository';
import { SkillsService } from './skills.service';

@Module({
  imports: [AuditModule],
  controllers: [SkillsController],
  providers: [OperatorProfilesRepository, OperatorProfilesService, SkillsRepository, SkillsService],
})
export class SkillsApiModule {}
