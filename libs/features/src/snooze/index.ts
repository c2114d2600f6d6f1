export { SnoozeApiModule } from './snooze.module';
