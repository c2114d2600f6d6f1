export { LineChannelModule } from './line-channel.module';
