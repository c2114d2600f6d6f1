export { SettingsApiModule, SettingsModule } from './settings.module';
export { settingsChanges, SettingsService } from './settings.service';
