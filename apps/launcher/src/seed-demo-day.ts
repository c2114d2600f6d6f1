import { customerTextsSchema } from '@jsk/contracts/settings';
import { bangkokMidnight } from './seed-calendar';
import { autoReplies } from './seed-content';
import { fillerFor } from './seed-fillers';
import type { DemoConversation, HistoryLine } from './seed-history';
import { SeededRandom } from './seed-random';
import {
  demoAcknowledgements,
  demoGoodbyes,
  demoNames,
  demoRequests,
  type DemoTopic,
  demoTopics,
} from './seed-topics';

type TextLine = Extract<HistoryLine, { text: string }>;

const hourMs = 3_600_000;
const customerTexts = customerTextsSchema.parse({});

/** Those before it are the customers of the simulated phone. */
const firstCustomerNumber = 5;

/**
 * Closed conversations of a day of work, the same ones every time: from eight o'clock in Bangkok until now, and early
 * in the day from the evening before. How quickly and in how many bubbles people write is assumed, not measured, and
 * the share of free messages depends on it.
 */
export function demoDay(now: Date): DemoConversation[] {
  const random = new SeededRandom(20_418);
  const conversations = demoNames.map((_, index) => conversationOf(index, random));
  const beginning = beginningOf(now);
  return conversations.map((conversation, index) => {
    const seconds = conversation.lines.reduce((sum, { afterSeconds }) => sum + afterSeconds, 0);
    const latestStart = now.getTime() - (seconds + 60) * 1000;
    // The last one has just ended, so that there is something of today soon after midnight.
    const part = (index + random.between(0, 0.9)) / (conversations.length - 1);
    const startsAt = Math.min(latestStart, beginning + (latestStart - beginning) * part);
    return { ...conversation, hoursAgo: (now.getTime() - startsAt) / hourMs };
  });
}

function beginningOf(now: Date): number {
  const midnight = bangkokMidnight(now);
  const isEarly = now.getTime() < midnight + 10 * hourMs;
  return midnight + (isEarly ? -6 : 8) * hourMs;
}

function conversationOf(index: number, random: SeededRandom): Omit<DemoConversation, 'hoursAgo'> {
  const [displayName, particle] = demoNames[index] ?? demoNames[0];
  const request = random.oneOf(demoRequests);
  const topic = random.oneOf(demoTopics);
  const greeting = random.happens(0.3) ? greet(particle, random) : [];
  const lines = [...greeting, ...ask(topic, request.text, random), ...talk(topic, random), ...part(random)];
  const askedAtLine = greeting.length;
  const firstAnswer = lines.findIndex(({ by }) => by === 'operator');
  const answeredAfter = lines
    .slice(askedAtLine + 1, firstAnswer + 1)
    .reduce((sum, { afterSeconds }) => sum + afterSeconds, 0);
  const fill = fillerFor(displayName, particle, Math.floor(random.between(20_100, 20_999)));
  return {
    customerNumber: firstCustomerNumber + index,
    displayName,
    statusMessage: null,
    tags: [],
    session: {
      status: 'CLOSED',
      operator: random.oneOf(['operator', 'operator2']),
      keyword: request.keyword,
      askedAtLine,
      claimedAfterSeconds: Math.min(answeredAfter - 3, random.delay(8, 2, 60)),
    },
    lines: lines.map((line) => ({ ...line, text: fill(line.text) })),
  };
}

function greet(particle: string, random: SeededRandom): TextLine[] {
  const [answer] = autoReplies;
  return [
    { by: 'customer', text: `${answer.keyword}${particle}`, afterSeconds: 0 },
    { by: 'bot', text: answer.text, afterSeconds: random.between(0.3, 0.8) },
  ];
}

/** Many who wait for a person write down meanwhile what it is about. */
function ask(topic: DemoTopic, request: string, random: SeededRandom): TextLine[] {
  const lines: TextLine[] = [
    { by: 'customer', text: `${topic.problem} ${request}`, afterSeconds: random.delay(25, 10, 120) },
    { by: 'notice', text: customerTexts.handoff, afterSeconds: random.between(0.3, 0.8) },
  ];
  if (random.happens(0.6)) {
    lines.push({ by: 'customer', text: topic.details, afterSeconds: random.delay(10, 5, 30) });
  }
  return lines;
}

/** Customers often acknowledge first, in a bubble of its own. */
function talk(topic: DemoTopic, random: SeededRandom): TextLine[] {
  return topic.rounds.flatMap(({ answer, reply }) => {
    const acknowledgement = random.happens(0.35) ? [random.oneOf(demoAcknowledgements)] : [];
    return [
      ...bubbles('operator', answer, operatorDelay(random), random),
      ...bubbles('customer', [...acknowledgement, ...reply], random.delay(30, 10, 120), random),
    ];
  });
}

function part(random: SeededRandom): TextLine[] {
  return [
    { by: 'operator', text: random.oneOf(demoGoodbyes), afterSeconds: operatorDelay(random) },
    { by: 'farewell', text: customerTexts.closed, afterSeconds: random.delay(12, 3, 60) },
  ];
}

function operatorDelay(random: SeededRandom): number {
  return random.delay(40, 8, 150);
}

/** The first bubble takes its time; the second is typed, and whatever follows is at hand and only pasted. */
function bubbles(
  by: 'operator' | 'customer',
  texts: readonly string[],
  firstAfter: number,
  random: SeededRandom,
): TextLine[] {
  return texts.map((text, index) => {
    if (index === 0) return { by, text, afterSeconds: firstAfter };
    const isPasted = by === 'operator' && index > 1;
    return { by, text, afterSeconds: isPasted ? random.between(0.3, 1.2) : random.delay(5, 2, 15) };
  });
}
