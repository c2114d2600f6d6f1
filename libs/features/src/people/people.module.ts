import { Module } from '@nestjs/common';
import { AuditModule } from '../audit';
import { AuthModule } from '../auth';
import { SessionLifecycleModule } from '../session-lifecycle';
import { SkillsModule } from '../skills';
import { AccountAccessService } from './account-access.service';
import { PeopleActsService } from './people-acts.service';
import { PeopleController } from './people.controller';
import { PeopleRepository } from './people.repository';
import { PeopleService } from './people.service';

@Module({
  imports: [AuditModule, AuthModule, SessionLifecycleModule, SkillsModule],
  controllers: [PeopleController],
  providers: [AccountAccessService, PeopleActsService, PeopleRepository, PeopleService],
})
export class PeopleApiModule {}
