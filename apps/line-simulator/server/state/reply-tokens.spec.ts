import { IdentifierMint } from './identifiers';
import { ReplyTokens } from './reply-tokens';

const SECOND = 1000;
const MINUTE = 60 * SECOND;

function setUp(): { tokens: ReplyTokens; turnClock: (ms: number) => void; token: string } {
  let now = Date.parse('2026-11-21T03:00:00Z');
  const clock = (): number => now;
  const tokens = new ReplyTokens(clock, new IdentifierMint(clock), () => MINUTE);
  const token = tokens.issue('U1', now);
  return { tokens, token, turnClock: (ms) => void (now += ms) };
}

describe('a reply token', () => {
  it('works once, and then never again', () => {
    const { tokens, token } = setUp();

    expect(tokens.use(token)).toEqual({ ok: true, chatId: 'U1' });
    expect(tokens.use(token)).toEqual({ ok: false, reason: 'used' });
  });

  it('works for one minute after the webhook was delivered', () => {
    const { tokens, token, turnClock } = setUp();
    turnClock(10 * SECOND);
    tokens.markDelivered(token);

    turnClock(MINUTE);
    expect(tokens.use(token).ok).toBe(true);
  });

  it('is expired after that minute', () => {
    const { tokens, token, turnClock } = setUp();

    turnClock(MINUTE + 1);
    expect(tokens.use(token)).toEqual({ ok: false, reason: 'expired' });
  });

  it('gets another minute from each redelivery', () => {
    const { tokens, token, turnClock } = setUp();
    turnClock(5 * MINUTE);
    tokens.markDelivered(token);

    turnClock(30 * SECOND);
    expect(tokens.use(token).ok).toBe(true);
  });

  it('is not renewed by a redelivery once it was used', () => {
    const { tokens, token } = setUp();
    tokens.use(token);
    tokens.markDelivered(token);

    expect(tokens.use(token)).toEqual({ ok: false, reason: 'used' });
  });

  it('ends 20 minutes after the event, whenever it was redelivered', () => {
    const { tokens, token, turnClock } = setUp();
    turnClock(20 * MINUTE);
    tokens.markDelivered(token);

    turnClock(1);
    expect(tokens.use(token)).toEqual({ ok: false, reason: 'expired' });
  });

  it('of another platform is unknown', () => {
    const { tokens } = setUp();

    expect(tokens.use('0'.repeat(32))).toEqual({ ok: false, reason: 'unknown' });
  });
});
