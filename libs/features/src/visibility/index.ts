export type { Audience, VisibilityCondition } from './visibility.policy';
export { VisibilityModule } from './visibility.module';
export { VisibilityService } from './visibility.service';
