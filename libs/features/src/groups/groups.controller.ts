import { listGroupMessages, listGroups } from '@jsk/contracts/groups';
import { Input, type Parsed, Serves } from '@jsk/platform/http/serves';
import { Controller } from '@nestjs/common';
import { GroupsService } from './groups.service';

@Controller()
export class GroupsController {
  constructor(private readonly groups: GroupsService) {}

  @Serves(listGroups)
  list(@Input() input: Parsed<typeof listGroups>) {
    return this.groups.list(input);
  }

  @Serves(listGroupMessages)
  listMessages(@Input() input: Parsed<typeof listGroupMessages>) {
    return this.groups.listMessages(input);
  }
}
