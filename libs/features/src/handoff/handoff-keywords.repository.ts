import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { HandoffKeywordEntity } from './handoff-keyword.entity';

@Injectable()
export class HandoffKeywordsRepository {
  constructor(
    @InjectRepository(HandoffKeywordEntity) private readonly keywords: Repository<HandoffKeywordEntity>,
  ) {}

  async listActive(): Promise<string[]> {
    return (await this.keywords.findBy({ isActive: true })).map(({ keyword }) => keyword);
  }
}
