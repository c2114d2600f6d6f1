export { RichMenusApiModule, RichMenusWorkerModule } from './rich-menus.module';
