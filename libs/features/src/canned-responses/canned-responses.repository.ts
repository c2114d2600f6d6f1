import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { CannedResponseEntity } from './canned-response.entity';

@Injectable()
export class CannedResponsesRepository {
  constructor(
    @InjectRepository(CannedResponseEntity)
    private readonly cannedResponses: Repository<CannedResponseEntity>,
  ) {}

  list(): Promise<CannedResponseEntity[]> {
    return this.cannedResponses.find({ order: { category: 'ASC', shortcut: 'ASC' } });
  }
}
