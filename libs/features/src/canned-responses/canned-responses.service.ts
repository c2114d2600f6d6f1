import type { CannedResponse } from '@jsk/contracts/canned-responses';
import { Injectable } from '@nestjs/common';
import { CannedResponsesRepository } from './canned-responses.repository';

@Injectable()
export class CannedResponsesService {
  constructor(private readonly cannedResponses: CannedResponsesRepository) {}

  list(): Promise<CannedResponse[]> {
    return this.cannedResponses.list();
  }
}
