import { countCsatScores, listCsatAnswers } from '@jsk/contracts/csat';
import { type Actor, SignedIn } from '@jsk/platform/http/actor';
import { Input, type Parsed, Serves } from '@jsk/platform/http/serves';
import { Controller } from '@nestjs/common';
import { CsatAnswersService } from './csat-answers.service';

@Controller()
export class CsatController {
  constructor(private readonly answers: CsatAnswersService) {}

  @Serves(listCsatAnswers)
  list(@SignedIn() actor: Actor, @Input() filter: Parsed<typeof listCsatAnswers>) {
    return this.answers.list(actor, filter);
  }

  @Serves(countCsatScores)
  countScores(@SignedIn() actor: Actor, @Input() filter: Parsed<typeof countCsatScores>) {
    return this.answers.countScores(actor, filter);
  }
}
