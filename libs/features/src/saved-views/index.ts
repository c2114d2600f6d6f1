export { SavedViewsApiModule, SavedViewsModule } from './saved-views.module';
export { SavedViewsService } from './saved-views.service';
