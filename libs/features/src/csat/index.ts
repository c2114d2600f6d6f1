export { CsatApiModule, CsatModule, CsatWorkerModule } from './csat.module';
export { type Rating, readRating } from './rating-data';
export { SurveyAnswersService } from './survey-answers.service';
export { SurveysService } from './surveys.service';
