import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { JwtService } from '@nestjs/jwt';
import { z } from 'zod';

/** How long a browser is known after somebody signed in with it, in seconds. */
export const browserKnownSeconds = 180 * 24 * 60 * 60;

/** People who share a browser; who has not used it for longest is forgotten. */
const peoplePerBrowser = 10;

const claimsSchema = z.object({ sub: z.uuid(), use: z.literal('browser'), people: z.array(z.string()) });

/** A browser in which these people have signed in before. */
export interface KnownBrowser {
  readonly id: string;
  readonly operatorIds: readonly string[];
}

/**
 * Recognises browsers by a signed cookie that opens nothing: whoever signs in with one in which they did so before does
 * not have to wait because somebody elsewhere tries passwords for their name.
 */
@Injectable()
export class KnownBrowsersService {
  constructor(private readonly jwt: JwtService) {}

  /** @returns null for a browser that was never used, or a cookie that is not ours. */
  async find(cookie: string | undefined): Promise<KnownBrowser | null> {
    if (!cookie) return null;
    const claims = claimsSchema.safeParse(await this.jwt.verifyAsync<object>(cookie).catch(() => null));
    return claims.success ? { id: claims.data.sub, operatorIds: claims.data.people } : null;
  }

  /** @returns the cookie of a browser in which the operator has now signed in. */
  async remember(browser: KnownBrowser | null, operatorId: string): Promise<string> {
    const others = browser?.operatorIds.filter((id) => id !== operatorId) ?? [];
    const people = [operatorId, ...others].slice(0, peoplePerBrowser);
    return this.jwt.signAsync(
      { use: 'browser', people },
      { subject: browser?.id ?? randomUUID(), expiresIn: browserKnownSeconds },
    );
  }
}
