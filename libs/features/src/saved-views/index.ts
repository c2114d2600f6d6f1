export { SavedViewsApiModule } from './saved-views.module';
