export { HandoffKeywordEntity } from './handoff-keyword.entity';
export { HandoffModule } from './handoff.module';
export { type CustomerEvent, HandoffService } from './handoff.service';
