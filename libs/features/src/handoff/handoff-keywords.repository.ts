import type { Transaction } from '@jsk/platform/database/unit-of-work';
import { Injectable } from '@nestjs/common';
import { HandoffKeywordEntity } from './handoff-keyword.entity';

@Injectable()
export class HandoffKeywordsRepository {
  async listActive({ entities }: Transaction): Promise<string[]> {
    const active = await entities.findBy(HandoffKeywordEntity, { isActive: true });
    return active.map(({ keyword }) => keyword);
  }
}
