import type { Transaction } from '@jsk/platform/database/unit-of-work';
import { Injectable } from '@nestjs/common';
import { AutoReplyEntity } from './auto-reply.entity';

@Injectable()
export class AutoRepliesRepository {
  listActive({ entities }: Transaction): Promise<AutoReplyEntity[]> {
    return entities.findBy(AutoReplyEntity, { isActive: true });
  }
}
