import { BullModule } from '@nestjs/bullmq';
import { Module } from '@nestjs/common';
import { CustomersModule } from '../customers';
import { MessagesModule } from '../messages';
import { SessionsModule } from '../sessions';
import { SettingsModule } from '../settings';
import { VisibilityModule } from '../visibility';
import { CsatAnswersRepository } from './csat-answers.repository';
import { CsatAnswersService } from './csat-answers.service';
import { CsatController } from './csat.controller';
import { CsatListener } from './csat.listener';
import { DueSurveysProcessor, DueSurveysScheduler, dueSurveysQueue } from './due-surveys.processor';
import { SurveyAnswersService } from './survey-answers.service';
import { SurveysRepository } from './surveys.repository';
import { SurveysService } from './surveys.service';

/** Takes part in every end of a session, so it belongs into every process in which sessions end. */
@Module({
  imports: [CustomersModule, MessagesModule, SessionsModule, SettingsModule, VisibilityModule],
  providers: [
    CsatAnswersRepository,
    CsatAnswersService,
    CsatListener,
    SurveyAnswersService,
    SurveysRepository,
    SurveysService,
  ],
  exports: [CsatAnswersService, SurveyAnswersService, SurveysService],
})
export class CsatModule {}

@Module({ imports: [CsatModule], controllers: [CsatController] })
export class CsatApiModule {}

@Module({
  imports: [CsatModule, BullModule.registerQueue({ name: dueSurveysQueue })],
  providers: [DueSurveysProcessor, DueSurveysScheduler],
})
export class CsatWorkerModule {}
