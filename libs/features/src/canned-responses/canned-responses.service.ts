import type { CannedResponse } from '@jsk/contracts/canned-responses';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { CannedResponseEntity } from './canned-response.entity';

@Injectable()
export class CannedResponsesService {
  constructor(
    @InjectRepository(CannedResponseEntity)
    private readonly cannedResponses: Repository<CannedResponseEntity>,
  ) {}

  list(): Promise<CannedResponse[]> {
    return this.cannedResponses.find({ order: { category: 'ASC', shortcut: 'ASC' } });
  }
}
