export { MediaApiModule, MediaWorkerModule } from './media.module';
