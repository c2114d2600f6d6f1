import { changeNote, listNotes, seeMentions, withdrawNote, writeNote } from '@jsk/contracts/notes';
import { type Actor, SignedIn } from '@jsk/platform/http/actor';
import { Input, type Parsed, Serves } from '@jsk/platform/http/serves';
import { Controller } from '@nestjs/common';
import { NotesService } from './notes.service';

@Controller()
export class NotesController {
  constructor(private readonly notes: NotesService) {}

  @Serves(writeNote)
  write(@SignedIn() actor: Actor, @Input() input: Parsed<typeof writeNote>) {
    return this.notes.write(actor, input);
  }

  @Serves(listNotes)
  list(@Input() { lineUserId, ...page }: Parsed<typeof listNotes>) {
    return this.notes.list(lineUserId, page);
  }

  @Serves(changeNote)
  change(@SignedIn() actor: Actor, @Input() input: Parsed<typeof changeNote>) {
    return this.notes.change(actor, input);
  }

  @Serves(withdrawNote)
  withdraw(@SignedIn() actor: Actor, @Input() { lineUserId, messageId }: Parsed<typeof withdrawNote>) {
    return this.notes.withdraw(actor, lineUserId, messageId);
  }

  @Serves(seeMentions)
  async see(@SignedIn() actor: Actor, @Input() { lineUserId }: Parsed<typeof seeMentions>) {
    await this.notes.see(actor, lineUserId);
    return { hasOpenMention: false as const };
  }
}
