import { Module } from '@nestjs/common';
import { AuditModule } from '../audit';
import { CustomersModule } from '../customers';
import { MessagesModule } from '../messages';
import { SessionsModule } from '../sessions';
import { VisibilityModule } from '../visibility';
import { NoteMentionsRepository } from './note-mentions.repository';
import { NotesController } from './notes.controller';
import { NotesListener } from './notes.listener';
import { NotesService } from './notes.service';

@Module({
  imports: [AuditModule, CustomersModule, MessagesModule, SessionsModule, VisibilityModule],
  controllers: [NotesController],
  providers: [NoteMentionsRepository, NotesListener, NotesService],
})
export class NotesApiModule {}
