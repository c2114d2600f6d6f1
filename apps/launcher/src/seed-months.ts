import { customerTextsSchema } from '@jsk/contracts/settings';
import { autoReplies } from './seed-content';
import { demoDay } from './seed-demo-day';
import { demoConversations, type HistoryLine } from './seed-history';
import { bangkokMidnight, isWorkday, weekdayOf } from './seed-calendar';
import {
  botQuestions,
  followUps,
  type PastConcern,
  pastConcerns,
  transferReasons,
} from './seed-months-words';
import { type PastCustomer, PastCustomers } from './seed-months-customers';
import { fillerFor } from './seed-fillers';
import { SeededRandom } from './seed-random';
import { demoGoodbyes, demoRequests } from './seed-topics';

/** Something that a customer and the account wrote to each other, long ago. */
export interface PastChat {
  readonly customer: PastCustomer;
  readonly hoursAgo: number;
  readonly lines: readonly HistoryLine[];
  /** Null: the bot handled it alone. */
  readonly session: PastChatSession | null;
}

interface PastChatSession {
  readonly askedAtLine: 0;
  /** Null: nobody came in time. */
  readonly claimedAfterSeconds: number | null;
  readonly triggerKind: 'KEYWORD' | 'POSTBACK' | 'OPERATOR';
  readonly keyword: string | null;
  readonly firstOperator: string | null;
  /** Who wrote everything but the first answer. */
  readonly operator: string | null;
  readonly transferReason: string | null;
  readonly closedBy: 'OPERATOR' | 'USER' | 'SYSTEM' | 'SYSTEM_TIMEOUT';
}

type TextLine = Extract<HistoryLine, { text: string }>;

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
export const pastDays = 90;
/** No chat of the past is longer. */
const longestChatMs = 2 * hourMs;
const sessionsPerWorkday = 23;
const botChats = { workday: 8, dayOff: 5 };
const customerTexts = customerTextsSchema.parse({});

/** In seconds; who waits longer is given up, as the product does at first. */
const givenUpAfter = 600;
const longestWait = 580;

/** How much of a day's work begins in each hour from eight o'clock on. */
const hourWeights = [2, 4, 5.5, 4.5, 2.5, 4, 4.5, 3.5, 1.5] as const;
const weekdayFactors: Readonly<Record<number, number>> = { 1: 1.35, 2: 1.05, 3: 0.95, 4: 0.95, 5: 0.8 };

/** Who works, how often they come first, and how quickly they mostly answer. */
export const team = [
  { username: 'operator', share: 0.45, answersAfter: 18 },
  { username: 'operator2', share: 0.4, answersAfter: 27 },
  { username: 'supervisor', share: 0.15, answersAfter: 50 },
] as const;

/**
 * Three months of a small shop up to yesterday's closing, the same ones at every start: busiest on Mondays and before
 * noon, slower at lunch, growing a little. All of it is made up.
 * @returns oldest first; no two chats of a customer overlap
 */
export function demoMonths(now: Date): PastChat[] {
  const random = new SeededRandom(90_090);
  const customers = new PastCustomers(random);
  const today = bangkokMidnight(now);
  const chats: PastChat[] = [];
  const latest = beginningOfDemo(now) - longestChatMs;
  for (let daysAgo = pastDays; daysAgo >= 1; daysAgo -= 1) {
    const midnight = today - daysAgo * dayMs;
    const progress = 1 - daysAgo / pastDays;
    for (const { at, isBots } of beginningsOn(midnight, progress, random)) {
      if (at > latest) break;
      const customer = customers.pick(at, progress);
      if (!customer) continue;
      const chat = isBots ? botChat(customer, random) : sessionChat(customer, at, random);
      const seconds = chat.lines.reduce((sum, { afterSeconds }) => sum + afterSeconds, 0);
      customers.keepBusy(customer, at + seconds * 1000);
      chats.push({ ...chat, customer, hoursAgo: (now.getTime() - at) / hourMs });
    }
  }
  return chats;
}

/** Whatever the hour, what is shown on top is not buried by what is only counted. */
function beginningOfDemo(now: Date): number {
  const demo = [...demoConversations, ...demoDay(now)];
  return now.getTime() - Math.max(...demo.map(({ hoursAgo }) => hoursAgo)) * hourMs;
}

function beginningsOn(midnight: number, progress: number, random: SeededRandom) {
  const isOpen = isWorkday(midnight);
  const growth = 0.85 + 0.3 * progress;
  const busy = (weekdayFactors[weekdayOf(midnight)] ?? 0) * growth * random.between(0.85, 1.15);
  const sessions = Array.from({ length: Math.round(sessionsPerWorkday * busy) }, () => ({
    at: Math.floor(midnight + (8 + workingHour(random)) * hourMs),
    isBots: false,
  }));
  const alone = Array.from({ length: isOpen ? botChats.workday : botChats.dayOff }, () => ({
    at: Math.floor(midnight + random.between(7, 22) * hourMs),
    isBots: true,
  }));
  return [...sessions, ...alone].toSorted((one, other) => one.at - other.at);
}

/** @returns hours since opening, the last of them long before closing. */
function workingHour(random: SeededRandom): number {
  const all = hourWeights.reduce((sum, weight) => sum + weight, 0);
  let left = random.between(0, all);
  const hour = hourWeights.findIndex((weight) => (left -= weight) < 0);
  return Math.min(hour + random.next(), 8.4);
}

type Chat = Pick<PastChat, 'lines' | 'session'>;

function botChat(customer: PastCustomer, random: SeededRandom): Chat {
  const question = random.oneOf(botQuestions);
  const answer =
    autoReplies.find(({ keyword }) => question.includes(keyword))?.text ?? customerTexts.fallback;
  const lines: TextLine[] = [
    { by: 'customer', text: question, afterSeconds: 0 },
    { by: 'bot', text: answer, afterSeconds: 0.5 },
  ];
  return { lines: filled(lines, customer, random), session: null };
}

function sessionChat(customer: PastCustomer, at: number, random: SeededRandom): Chat {
  const kind = random.next();
  if (kind < 0.04) return followUp(customer, random);
  const request = random.oneOf(demoRequests);
  const concern = random.oneOf(pastConcerns);
  const byButton = kind < 0.16;
  const asked = byButton ? concern.problem : `${concern.problem} ${request.text}`;
  const beginning: TextLine[] = [
    { by: 'customer', text: asked, afterSeconds: 0 },
    { by: 'notice', text: customerTexts.handoff, afterSeconds: 0.5 },
    ...(random.happens(0.45)
      ? [{ by: 'customer' as const, text: 'รบกวนด้วยนะ{kha}', afterSeconds: random.delay(10, 3, 30) }]
      : []),
  ];
  const trigger = {
    triggerKind: byButton ? 'POSTBACK' : 'KEYWORD',
    keyword: byButton ? null : request.keyword,
  } as const;
  // At lunch fewer operators are there.
  const isLunch = Math.floor((at % dayMs) / hourMs) === 12 - 7;
  if (random.happens(isLunch ? 0.1 : 0.045)) return abandoned(customer, beginning, trigger, random);
  const wait = Math.min(longestWait, slowNowAndThen(random.delay(isLunch ? 80 : 26, 12, 400), 0.07, random));
  return served({ customer, concern, beginning, wait, trigger }, random);
}

type Trigger = Pick<PastChatSession, 'triggerKind' | 'keyword'>;

function abandoned(
  customer: PastCustomer,
  beginning: TextLine[],
  trigger: Trigger,
  random: SeededRandom,
): Chat {
  const leaves = random.happens(0.4);
  const farewell: TextLine = {
    by: 'farewell',
    text: leaves ? customerTexts.closed : customerTexts.abandoned,
    afterSeconds: leaves ? random.between(60, 500) : givenUpAfter,
  };
  return {
    lines: filled([...beginning, farewell], customer, random),
    session: {
      ...trigger,
      askedAtLine: 0,
      claimedAfterSeconds: null,
      firstOperator: null,
      operator: null,
      transferReason: null,
      closedBy: leaves ? 'USER' : 'SYSTEM',
    },
  };
}

function followUp(customer: PastCustomer, random: SeededRandom): Chat {
  const trigger = { triggerKind: 'OPERATOR', keyword: null } as const;
  return served({ customer, concern: random.oneOf(followUps), beginning: [], wait: 0, trigger }, random);
}

function served(
  {
    customer,
    concern,
    beginning,
    wait,
    trigger,
  }: {
    customer: PastCustomer;
    concern: PastConcern;
    beginning: readonly TextLine[];
    wait: number;
    trigger: Trigger;
  },
  random: SeededRandom,
): Chat {
  const first = whoComes(random);
  const others = team.filter((one) => one !== first);
  const isTransferred = trigger.triggerKind !== 'OPERATOR' && random.happens(0.06);
  const second = isTransferred ? random.oneOf([others[0]!, ...others.slice(1)]) : first;
  const answersAfter = slowNowAndThen(random.delay(first.answersAfter, 5, 400), 0.05, random);
  const told = beginning.reduce((sum, { afterSeconds }) => sum + afterSeconds, 0);
  const closedBy = trigger.triggerKind === 'OPERATOR' ? 'OPERATOR' : howItEnds(random);
  const lines: TextLine[] = [
    ...beginning,
    { by: 'operator', text: concern.greeting, afterSeconds: Math.max(0, wait + answersAfter - told) },
    { by: 'customer', text: concern.reply, afterSeconds: random.delay(30, 8, 200) },
    { by: 'operator', text: concern.solution, afterSeconds: solvedAfter(random) },
    ...partingLines(random),
    {
      by: 'farewell',
      text: customerTexts.closed,
      afterSeconds: closedBy === 'SYSTEM_TIMEOUT' ? 1800 : random.delay(25, 5, 120),
    },
  ];
  return {
    lines: filled(lines, customer, random),
    session: {
      ...trigger,
      askedAtLine: 0,
      claimedAfterSeconds: wait,
      firstOperator: first.username,
      operator: second.username,
      transferReason: isTransferred ? random.oneOf(transferReasons) : null,
      closedBy,
    },
  };
}

/** Mostly at once; some have to be looked into. */
function solvedAfter(random: SeededRandom): number {
  return random.happens(0.3) ? random.delay(420, 60, 3_000) : random.delay(35, 8, 150);
}

function partingLines(random: SeededRandom): TextLine[] {
  if (random.happens(0.35)) return [];
  const thanks: TextLine = { by: 'customer', text: 'ขอบคุณ{ka}', afterSeconds: random.delay(30, 8, 200) };
  const goodbye: TextLine = {
    by: 'operator',
    text: random.oneOf(demoGoodbyes),
    afterSeconds: random.delay(20, 5, 60),
  };
  return random.happens(0.4) ? [thanks, goodbye] : [thanks];
}

function whoComes(random: SeededRandom) {
  let left = random.next();
  return team.find(({ share }) => (left -= share) < 0) ?? team[0];
}

function howItEnds(random: SeededRandom): 'OPERATOR' | 'USER' | 'SYSTEM_TIMEOUT' {
  if (random.happens(0.09)) return 'SYSTEM_TIMEOUT';
  return random.happens(0.07) ? 'USER' : 'OPERATOR';
}

function slowNowAndThen(seconds: number, probability: number, random: SeededRandom): number {
  return random.happens(probability) ? seconds * random.between(4, 9) : seconds;
}

function filled(lines: readonly TextLine[], customer: PastCustomer, random: SeededRandom): TextLine[] {
  const fill = fillerFor(customer.displayName, customer.particle, Math.floor(random.between(10_000, 20_000)));
  return lines.map((line) => ({ ...line, text: fill(line.text) }));
}
