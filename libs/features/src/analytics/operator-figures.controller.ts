import { getOperatorFigures, listOperatorFigures } from '@jsk/contracts/analytics';
import { type Actor, SignedIn } from '@jsk/platform/http/actor';
import { Input, type Parsed, Serves } from '@jsk/platform/http/serves';
import { Controller } from '@nestjs/common';
import { OperatorFiguresService } from './operator-figures.service';

@Controller()
export class OperatorFiguresController {
  constructor(private readonly figures: OperatorFiguresService) {}

  @Serves(listOperatorFigures)
  list(@Input() asked: Parsed<typeof listOperatorFigures>) {
    return this.figures.list(asked);
  }

  @Serves(getOperatorFigures)
  get(@SignedIn() actor: Actor, @Input() asked: Parsed<typeof getOperatorFigures>) {
    return this.figures.get(actor, asked);
  }
}
