export { SkillsApiModule } from './skills.module';
export { skillChanges } from './skills.service';
