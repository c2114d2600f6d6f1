import {
  createSkill,
  deleteSkill,
  listOperatorProfiles,
  listSkills,
  updateOperatorRouting,
  updateSkill,
} from '@jsk/contracts/skills';
import { type Actor, SignedIn } from '@jsk/platform/http/actor';
import { Input, type Parsed, Serves } from '@jsk/platform/http/serves';
import { Controller } from '@nestjs/common';
import { OperatorProfilesService } from './operator-profiles.service';
import { SkillsService } from './skills.service';

@Controller()
export class SkillsController {
  constructor(
    private readonly skills: SkillsService,
    private readonly profiles: OperatorProfilesService,
  ) {}

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

  @Serves(listOperatorProfiles)
  async listProfiles() {
    return { items: await this.profiles.list() };
  }

  @Serves(updateOperatorRouting)
  updateRouting(@SignedIn() actor: Actor, @Input() input: Parsed<typeof updateOperatorRouting>) {
    return this.profiles.update(actor, input);
  }
}
