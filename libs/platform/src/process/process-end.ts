import { Injectable } from '@nestjs/common';

/** Whether this process has been told to end. From then on it takes on nothing new and finishes what it has begun. */
@Injectable()
export class ProcessEnd {
  private hasBegunNow = false;

  get hasBegun(): boolean {
    return this.hasBegunNow;
  }

  begin(): void {
    this.hasBegunNow = true;
  }
}
