import { Injectable } from '@nestjs/common';

/** Picks one of several answers. */
@Injectable()
export class ResponseChooser {
  choose<Response>(responses: readonly Response[]): Response | undefined {
    return responses[Math.floor(Math.random() * responses.length)];
  }
}
