export { TagsApiModule, TagsModule } from './tags.module';
export { TagsService } from './tags.service';
