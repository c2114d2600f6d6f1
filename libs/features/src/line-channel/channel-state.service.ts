import { Injectable } from '@nestjs/common';

/** Whether messages may leave at all, and whether they should be few. */
@Injectable()
export class ChannelStateService {
  /** Why nothing is sent at the moment, or null; known without asking the database. */
  pausedBecause: 'unauthorised' | null = null;

  /** Most of the month's quota is used. */
  isQuotaLow = false;

  /** LINE does not accept our access token: every call would be refused, so all wait until it is put right. */
  async pause(reason: 'unauthorised'): Promise<void> {
    this.pausedBecause = reason;
  }
}
