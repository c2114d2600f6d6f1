export { ExportsApiModule } from './exports.module';
