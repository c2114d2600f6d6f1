import { createHash } from 'node:crypto';
import { Clock } from '@jsk/platform/clock/clock';
import { UnitOfWork } from '@jsk/platform/database/unit-of-work';
import { AppError } from '@jsk/platform/errors/app-error';
import type { Origin } from '@jsk/platform/http/actor';
import { RateLimits } from '@jsk/platform/http/rate-limits';
import { Injectable } from '@nestjs/common';
import { AuditService } from '../audit';
import type { KnownBrowser } from './known-browsers.service';
import { SignInsRepository } from './sign-ins.repository';

const waiting = { free: 5, firstWaitSeconds: 15, longestWaitSeconds: 15 * 60 };

/** Of one person, from one address or in one known browser. */
const passwordGuesses = { name: 'sign-in', ...waiting };
const codeGuesses = { name: 'mfa-code', ...waiting };
const ownPasswordGuesses = { name: 'current-password', ...waiting };

/** Of one address for whatever names: an office of thirty gets by with far less. */
const perAddress = { name: 'sign-in-address', points: 100, perSeconds: 15 * 60 };

/** For one name from wherever. Whoever is known at the address or in the browser is not touched by it. */
const perName = { name: 'sign-in-name', points: 50, perSeconds: 60 * 60 };

/** A refusal is written down once in this time per person and place, or writing would be the attack. */
const noted = { name: 'sign-in-refusal-noted', points: 1, perSeconds: 60 };

const addressKnownMs = 30 * 24 * 60 * 60 * 1000;

/** Of a user name that was wrong; somebody may have typed something else into the field. */
const keptOfUsername = 64;

export interface PasswordAttempt {
  readonly username: string;
  readonly origin: Origin;
  /** Null unless the person has signed in with it before. */
  readonly browser: KnownBrowser | null;
}

/**
 * How often passwords and codes may be guessed. Nobody can be locked out by it: what counts against a name from
 * elsewhere does not count in a browser or at an address where that person has been signed in. A name that nobody has is
 * treated like any other.
 */
@Injectable()
export class SignInLimits {
  constructor(
    private readonly limits: RateLimits,
    private readonly signIns: SignInsRepository,
    private readonly audit: AuditService,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Counts it as failed until `passwordWasRight`. @throws AppError `rate_limit_exceeded` with the time to wait. */
  async beforePassword(attempt: PasswordAttempt): Promise<void> {
    try {
      if (!attempt.browser) await this.spendShared(attempt);
      await this.limits.guess(passwordGuesses, placeOf(attempt));
    } catch (refusal) {
      if (refusal instanceof AppError) await this.note(attempt);
      throw refusal;
    }
  }

  async passwordWasRight(attempt: PasswordAttempt): Promise<void> {
    await this.limits.guessedRight(passwordGuesses, placeOf(attempt));
    if (attempt.browser) return;
    await this.limits.giveBack(perAddress, addressOf(attempt));
    await this.limits.giveBack(perName, nameOf(attempt));
  }

  /**
   * Counts it as wrong until `codeWasRight`.
   * @param place the known browser or the sign-in, in which nobody else can use up what is free; else null.
   */
  async beforeCode(operatorId: string, place: string | null): Promise<void> {
    await this.limits.guess(codeGuesses, `${operatorId}:${place ?? ''}`);
  }

  async codeWasRight(operatorId: string, place: string | null): Promise<void> {
    await this.limits.guessedRight(codeGuesses, `${operatorId}:${place ?? ''}`);
  }

  /** For somebody who is signed in and shows that they know the password. Counts as wrong until `ownPasswordWasRight`. */
  async beforeOwnPassword(signInId: string): Promise<void> {
    await this.limits.guess(ownPasswordGuesses, signInId);
  }

  async ownPasswordWasRight(signInId: string): Promise<void> {
    await this.limits.guessedRight(ownPasswordGuesses, signInId);
  }

  private async spendShared(attempt: PasswordAttempt): Promise<void> {
    await this.limits.spend(perAddress, addressOf(attempt));
    try {
      await this.limits.spend(perName, nameOf(attempt));
    } catch (refusal) {
      if (!(refusal instanceof AppError) || !(await this.isAtHome(attempt))) throw refusal;
    }
  }

  private async isAtHome({ username, origin: { ip } }: PasswordAttempt): Promise<boolean> {
    const since = new Date(this.clock.now().getTime() - addressKnownMs);
    return ip !== null && this.signIns.knowsAddress(this.unitOfWork.sql, username, ip, since);
  }

  private async note(attempt: PasswordAttempt): Promise<void> {
    try {
      await this.limits.spend(noted, placeOf(attempt));
    } catch {
      return;
    }
    await this.audit.record(this.unitOfWork.sql, null, {
      action: 'auth.sign_in_refused',
      subjectType: 'username',
      subjectId: attempt.username.slice(0, keptOfUsername),
      origin: attempt.origin,
    });
  }
}

/** Names are not kept in the clear: people type passwords into the wrong field. */
function nameOf({ username }: PasswordAttempt): string {
  return createHash('sha256').update(username.toLowerCase()).digest('base64url');
}

function addressOf({ origin }: PasswordAttempt): string {
  return origin.ip ?? '';
}

/** Where a guess comes from, for this person. */
function placeOf(attempt: PasswordAttempt): string {
  const place = attempt.browser ? `browser:${attempt.browser.id}` : `address:${addressOf(attempt)}`;
  return `${nameOf(attempt)}:${place}`;
}
