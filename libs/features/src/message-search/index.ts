export { MessageSearchApiModule } from './message-search.module';
