export { SkillsApiModule, SkillsModule } from './skills.module';
export { skillChanges, SkillsService } from './skills.service';
