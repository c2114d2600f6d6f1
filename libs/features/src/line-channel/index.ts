export { ChannelStateService } from './channel-state.service';
export { LineCallsService } from './line-calls.service';
export { LineChannelApiModule, LineChannelModule } from './line-channel.module';
