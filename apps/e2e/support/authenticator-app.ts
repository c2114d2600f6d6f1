import { Secret, TOTP } from 'otpauth';

const stepMs = 30_000;

/** The authenticator app on somebody's phone. */
export class AuthenticatorApp {
  private readonly totp: TOTP;
  private lastStep = 0;

  /** @param secret as it is typed by hand, in groups */
  constructor(secret: string) {
    this.totp = new TOTP({ secret: Secret.fromBase32(secret.replaceAll(' ', '')) });
  }

  /**
   * A code that was not used before. Codes are good once, and half a minute would be long to wait: the one after the
   * present one is taken, too.
   */
  nextCode(): string {
    this.lastStep = Math.max(Math.floor(Date.now() / stepMs), this.lastStep + 1);
    return this.totp.generate({ timestamp: this.lastStep * stepMs });
  }
}
