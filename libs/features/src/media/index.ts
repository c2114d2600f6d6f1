export { MediaApiModule, MediaWorkerModule } from './media.module';
export { MediaSweeper } from './media-sweeper';
