export { NotesApiModule } from './notes.module';
