import { getSettings, updateSettings } from '@jsk/contracts/settings';
import { type Actor, SignedIn } from '@jsk/platform/http/actor';
import { Input, type Parsed, Serves } from '@jsk/platform/http/serves';
import { Controller } from '@nestjs/common';
import { SettingsService } from './settings.service';

@Controller()
export class SettingsController {
  constructor(private readonly settings: SettingsService) {}

  @Serves(getSettings)
  get() {
    return this.settings.getAll();
  }

  @Serves(updateSettings)
  update(@SignedIn() actor: Actor, @Input() change: Parsed<typeof updateSettings>) {
    return this.settings.change(actor, change);
  }
}
