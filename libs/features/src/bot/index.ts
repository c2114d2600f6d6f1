export { BotApiModule, BotModule, BotWorkerModule } from './bot.module';
export { BotService } from './bot.service';
export { urlOfReplyImage } from './reply-content.policy';
export { ReplyImagesService } from './reply-images.service';
export { ResponseChooser } from './response-chooser';
