import { createSkill, deleteSkill, listSkills, updateSkill } from '@jsk/contracts/skills';
import { type Actor, SignedIn } from '@jsk/platform/http/actor';
import { Input, type Parsed, Serves } from '@jsk/platform/http/serves';
import { Controller } from '@nestjs/common';
import { SkillsService } from './skills.service';

@Controller()
export class SkillsController {
  constructor(private readonly skills: SkillsService) {}

  @Serves(listSkills)
  async list() {
    return { items: await this.skills.list() };
  }

  @Serves(createSkill)
  create(@SignedIn() actor: Actor, @Input() { name }: Parsed<typeof createSkill>) {
    return this.skills.create(actor, name);
  }

  @Serves(updateSkill)
  rename(@SignedIn() actor: Actor, @Input() { skillId, name }: Parsed<typeof updateSkill>) {
    return this.skills.rename(actor, skillId, name);
  }

  @Serves(deleteSkill)
  async delete(@SignedIn() actor: Actor, @Input() { skillId }: Parsed<typeof deleteSkill>) {
    await this.skills.delete(actor, skillId);
    return {};
  }
}
