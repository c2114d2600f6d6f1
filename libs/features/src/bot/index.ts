export { BotApiModule, BotModule, BotWorkerModule } from './bot.module';
export { BotService } from './bot.service';
export { ReplyImagesService } from './reply-images.service';
export { ResponseChooser } from './response-chooser';
