export { ChannelStateService } from './channel-state.service';
export { LineChannelModule } from './line-channel.module';
