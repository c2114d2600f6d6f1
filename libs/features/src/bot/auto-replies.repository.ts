import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { AutoReplyEntity } from './auto-reply.entity';

@Injectable()
export class AutoRepliesRepository {
  constructor(@InjectRepository(AutoReplyEntity) private readonly autoReplies: Repository<AutoReplyEntity>) {}

  listActive(): Promise<AutoReplyEntity[]> {
    return this.autoReplies.findBy({ isActive: true });
  }
}
