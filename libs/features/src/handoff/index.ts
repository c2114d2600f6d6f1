export { HandoffKeywordEntity } from './handoff-keyword.entity';
export { HandoffModule } from './handoff.module';
export { HandoffService } from './handoff.service';
