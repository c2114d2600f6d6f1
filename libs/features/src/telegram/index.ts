export { TelegramApiModule, TelegramModule, TelegramWorkerModule } from './telegram.module';
export { TelegramNotesService } from './telegram-notes.service';
export { TelegramSendingService } from './telegram-sending.service';
export { TelegramService } from './telegram.service';
