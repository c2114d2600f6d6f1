import type { HandoffTrigger } from '@jsk/contracts/sessions';
import type { RandomNumbers } from './random-numbers';
import type { Moment, SessionEvent, SessionHistory, Survey } from './session-history';

const minuteMs = 60_000;

/** Lengths at which something changes, and any other. */
const waits = [0, 1, 999, 1000, 299_999, 300_000, 300_001];
const answers = [0, 500, 1000, 120_000, 119_999];
const keywords = Array.from({ length: 15 }, (_, index) => `คำ ${index + 1}`);

/** Makes up what happens to one session, as it could happen. */
export class RandomSession {
  private readonly events: SessionEvent[] = [];
  private owner: string | null = null;
  private at: Moment;

  constructor(
    private readonly random: RandomNumbers,
    private readonly operators: readonly string[],
    beganAt: Moment,
  ) {
    this.at = beganAt;
  }

  static make(
    random: RandomNumbers,
    operators: readonly string[],
    given: Pick<SessionHistory, 'number' | 'lineUserId' | 'beganAt'>,
  ): SessionHistory {
    const session = new RandomSession(random, operators, given.beganAt);
    const trigger = session.begin();
    return { ...given, trigger, events: session.events, survey: session.askHowItWas() };
  }

  private begin(): HandoffTrigger {
    const trigger = this.trigger();
    if (trigger.kind === 'OPERATOR') this.claim();
    else if (!this.wait()) return trigger;
    if (this.random.chance(0.1)) this.handOn();
    if (this.random.chance(0.9)) this.answer();
    for (let turns = this.random.below(3); turns > 0; turns -= 1) {
      if (!this.goOn()) return trigger;
    }
    this.pass(this.random.chance(0.05) ? 0 : this.random.below(40 * minuteMs));
    const by = this.random.pick(['OPERATOR', 'OPERATOR', 'USER', 'SYSTEM_TIMEOUT'] as const);
    this.happens({ kind: 'ended', by });
    return trigger;
  }

  private trigger(): HandoffTrigger {
    if (this.random.chance(0.1)) return { kind: 'OPERATOR', keyword: null };
    const kind = this.random.pick(['KEYWORD', 'KEYWORD', 'POSTBACK', 'INTENT', 'CONTINUE'] as const);
    const isNamed = kind === 'KEYWORD' || kind === 'INTENT';
    // Some much more often than others.
    const keyword = keywords[this.random.below(1 + this.random.below(keywords.length))] ?? null;
    return { kind, keyword: isNamed ? keyword : null };
  }

  /** @returns whether somebody comes. */
  private wait(): boolean {
    if (this.random.chance(0.12)) {
      this.pass(10 * minuteMs);
      this.happens({ kind: 'given_up' });
      return false;
    }
    this.pass(this.random.chance(0.2) ? this.random.pick(waits) : this.random.below(8 * minuteMs));
    if (this.random.chance(0.06)) {
      this.happens({ kind: 'ended', by: 'USER' });
      return false;
    }
    this.claim();
    return true;
  }

  /** Something in the middle. @returns whether it still goes on. */
  private goOn(): boolean {
    this.pass(this.random.below(5 * minuteMs));
    const choice = this.random.fraction();
    if (choice < 0.3) this.handOn();
    else if (choice < 0.6) this.putAside();
    else if (choice < 0.85) return this.putBack();
    else this.answer();
    return true;
  }

  private claim(): void {
    this.owner = this.random.pick(this.operators);
    this.happens({ kind: 'claimed', operatorId: this.owner });
  }

  private answer(): void {
    this.pass(this.random.chance(0.2) ? this.random.pick(answers) : this.random.below(3 * minuteMs));
    this.happens({ kind: 'answered', operatorId: this.owner ?? '' });
  }

  private handOn(): void {
    this.pass(this.random.below(minuteMs));
    const [from, to] = [this.owner ?? '', this.random.pick(this.operators)];
    if (from === to) return;
    this.owner = to;
    this.happens({ kind: 'handed_on', from, to });
  }

  private putBack(): boolean {
    this.happens({ kind: 'put_back', from: this.owner ?? '' });
    this.pass(this.random.below(5 * minuteMs));
    if (this.random.chance(0.15)) {
      this.happens(this.random.chance(0.5) ? { kind: 'given_up' } : { kind: 'ended', by: 'USER' });
      return false;
    }
    this.claim();
    return true;
  }

  /** What is put aside may be so until it ends. */
  private putAside(): void {
    this.happens({ kind: 'put_aside' });
    this.pass(
      this.random.chance(0.1)
        ? 0
        : this.random.below(this.random.chance(0.2) ? 4000 * minuteMs : 90 * minuteMs),
    );
    if (this.random.chance(0.7)) this.happens({ kind: 'taken_up' });
  }

  private askHowItWas(): Survey | null {
    const isClaimed = this.events.some(({ kind }) => kind === 'claimed');
    if (!isClaimed || this.events.at(-1)?.kind !== 'ended' || this.random.chance(0.2)) return null;
    if (this.random.chance(0.1)) return { sentAt: null, answer: null };
    const sentAt = this.at + this.random.below(2) * 10 * minuteMs;
    if (this.random.chance(0.4)) return { sentAt, answer: null };
    const answeredAt = sentAt + this.random.below(24 * 60 * minuteMs);
    return { sentAt, answer: { at: answeredAt, score: 1 + this.random.below(5) } };
  }

  private pass(ms: number): void {
    // Mostly not in whole seconds.
    this.at += this.random.chance(0.3) ? Math.floor(ms / 1000) * 1000 : ms;
  }

  private happens(event: DistributiveOmit<SessionEvent, 'at'>): void {
    this.events.push({ ...event, at: this.at });
  }
}

type DistributiveOmit<Union, Key extends PropertyKey> = Union extends unknown ? Omit<Union, Key> : never;

/** @returns as much of it as had happened by then. */
export function upTo(history: SessionHistory, now: Moment): SessionHistory {
  const events = history.events.filter(({ at }) => at <= now);
  const { survey } = history;
  const isOver = events.length === history.events.length;
  if (!isOver || survey === null) return { ...history, events, survey: null };
  if (survey.sentAt !== null && survey.sentAt > now) return { ...history, events, survey: null };
  const answer = survey.answer !== null && survey.answer.at <= now ? survey.answer : null;
  return { ...history, events, survey: { ...survey, answer } };
}
