export { AutoReplyEntity } from './auto-reply.entity';
export { BotModule } from './bot.module';
export { BotService } from './bot.service';
