import type { Alert } from '@jsk/contracts/alerts';
import type { HandoffTrigger } from '@jsk/contracts/sessions';
import type { SlaKind } from '@jsk/contracts/sla';
import { charactersOf } from '@jsk/line/graphemes';
import { alertWords, type ToldAlertKind } from './alert-words';

export interface ToldAlert extends Pick<Alert, 'severity' | 'detail'> {
  readonly kind: ToldAlertKind;
}

/** Somebody who has asked for a person, and is waiting or has just got one. */
export interface ToldHandoff {
  readonly lineUserId: string;
  readonly displayName: string | null;
  readonly trigger: HandoffTrigger;
  readonly skill: string | null;
  /** Null while the customer waits. */
  readonly operatorName: string | null;
  /** What the customer wrote last, oldest first. */
  readonly texts: readonly string[];
}

/** A promise that was broken, and still goes on. */
export interface ToldBreach {
  readonly lineUserId: string;
  readonly displayName: string | null;
  readonly kind: SlaKind;
  readonly thresholdSeconds: number;
  readonly operatorName: string | null;
}

export interface ToldSituation {
  readonly handoffs: readonly ToldHandoff[];
  readonly breaches: readonly ToldBreach[];
  readonly alerts: readonly ToldAlert[];
  /** Everybody in the queue now. */
  readonly waitingCount: number;
  readonly publicBaseUrl: string;
}

/** In characters as readers see them; everything together stays below the 4096 UTF-16 units that Telegram takes. */
const lengths = { name: 60, text: 120, trigger: 60, skill: 40, nameOfMany: 20 };

/** A Thai character may have a vowel and a tone mark; what has more, such as an emoji of a family, gets fewer. */
const unitsPerCharacter = 3;

/** A summary names so many customers, and so many broken promises. */
const namedAtOnce = 10;
const breachesAtOnce = 5;

const triggerWords: Record<HandoffTrigger['kind'], string> = {
  KEYWORD: 'พิมพ์ · Wrote',
  POSTBACK: 'กดปุ่ม · Tapped a button',
  OPERATOR: 'เจ้าหน้าที่เริ่มแชต · Started by an operator',
  INTENT: 'บอตส่งต่อ · Handed over by the bot',
  CONTINUE: 'ขอคุยต่อ · Wants to go on',
};

const breachWords: Record<SlaKind, { th: string; en: string }> = {
  queue_wait: { th: 'รอรับนานเกิน {time}', en: 'has waited over {time}' },
  first_response: { th: 'รอคำตอบแรกนานเกิน {time}', en: 'no first answer for over {time}' },
  resolution: { th: 'คุยนานเกิน {time} ยังไม่ปิด', en: 'open for over {time}' },
};

/**
 * Writes what happened, in Thai and English, as HTML for Telegram; whatever comes from people is shown as they wrote it.
 * One customer is told in full, several are counted and named.
 */
export function notificationText(situation: ToldSituation): string {
  const { handoffs, breaches, alerts } = situation;
  const [onlyHandoff] = handoffs;
  const aboutHandoffs = handoffs.length > 1 ? summaryText(situation) : undefined;
  const parts = [
    ...alerts.map(alertText),
    ...(breaches.length > 0 ? [breachesText(breaches)] : []),
    aboutHandoffs ?? (onlyHandoff && handoffText(onlyHandoff, situation)),
    escape(linkFor(situation)),
  ];
  return parts.filter(Boolean).join('\n\n');
}

/** To the conversation when all of it is about one customer. */
function linkFor({ handoffs, breaches, publicBaseUrl }: ToldSituation): string {
  const [lineUserId, ...others] = new Set([...handoffs, ...breaches].map((told) => told.lineUserId));
  if (!lineUserId) return publicBaseUrl;
  return handoffs.length > 1 || others.length > 0
    ? `${publicBaseUrl}/queue`
    : `${publicBaseUrl}/chat?chat=${lineUserId}`;
}

/** Sent by an administrator who wants to see whether it works. */
export function testText(publicBaseUrl: string): string {
  const words = 'ข้อความทดสอบจาก JskApp Live Chat: การแจ้งเตือนใช้งานได้\nA test: notifications arrive here.';
  return `✅ ${words}\n\n${escape(publicBaseUrl)}`;
}

function handoffText(
  { displayName, trigger, skill, operatorName, texts }: ToldHandoff,
  { waitingCount }: ToldSituation,
): string {
  const reason = trigger.keyword && `: “${shown(trigger.keyword, lengths.trigger)}”`;
  const facts = [
    `🔔 <b>${nameOf(displayName)}</b> ขอคุยกับเจ้าหน้าที่ · asks for a person`,
    `${triggerWords[trigger.kind]}${reason ?? ''}`,
    skill && `ทักษะ · Skill: ${shown(skill, lengths.skill)}`,
    operatorName && `รับเรื่องแล้ว · Taken by: ${shown(operatorName, lengths.name)}`,
    waitingText(waitingCount),
  ];
  const written = texts.map((text) => `› ${shown(text, lengths.text)}`);
  return [facts.filter(Boolean).join('\n'), written.join('\n')].filter(Boolean).join('\n\n');
}

function summaryText({ handoffs, waitingCount }: ToldSituation): string {
  const count = handoffs.length;
  const names = handoffs.slice(0, namedAtOnce).map(({ displayName }) => `• ${nameOf(displayName)}`);
  const others = count - names.length;
  return [
    `🔔 <b>ลูกค้า ${count} คนขอคุยกับเจ้าหน้าที่ · ${count} customers ask for a person</b>`,
    waitingText(waitingCount),
    ...names,
    ...(others > 0 ? [`และอีก ${others} คน · and ${others} more`] : []),
  ].join('\n');
}

function breachesText(breaches: readonly ToldBreach[]): string {
  const isOne = breaches.length === 1;
  // Whose they are is left out where it would make the message too long.
  const named = breaches
    .slice(0, breachesAtOnce)
    .map((breach) => breachText(isOne ? breach : { ...breach, operatorName: null }));
  const others = breaches.length - named.length;
  return [...named, ...(others > 0 ? [`และอีก ${others} รายการ · and ${others} more`] : [])].join('\n');
}

function breachText({ displayName, kind, thresholdSeconds, operatorName }: ToldBreach): string {
  const { th, en } = breachWords[kind];
  const isWhole = thresholdSeconds % 60 === 0;
  const number = isWhole ? thresholdSeconds / 60 : thresholdSeconds;
  const inThai = th.replace('{time}', `${number} ${isWhole ? 'นาที' : 'วินาที'}`);
  const inEnglish = en.replace('{time}', `${number} ${isWhole ? 'min' : 's'}`);
  const owner = operatorName && ` (${shown(operatorName, lengths.nameOfMany)})`;
  return `⏱ <b>${nameOf(displayName, lengths.nameOfMany)}</b>${owner ?? ''}: ${inThai} · ${inEnglish}`;
}

function waitingText(count: number): string {
  return `รออยู่ทั้งหมด · Waiting now: ${count}`;
}

function alertText({ kind, severity, detail }: ToldAlert): string {
  const { th, en } = alertWords[kind];
  return `${severity === 'critical' ? '🔴' : '⚠️'} <b>${filled(th, detail)}</b>\n${filled(en, detail)}`;
}

function filled(words: string, detail: Alert['detail']): string {
  return words.replace(/\{(\w+)\}/g, (_, name: string) => escape(String(detail[name] ?? '?')));
}

function nameOf(displayName: string | null, length = lengths.name): string {
  return displayName === null ? 'ลูกค้า · Customer' : shown(displayName, length);
}

/** One line of it, cut where a reader sees a character end. */
function shown(text: string, length: number): string {
  const line = text.trim().replace(/\s+/g, ' ');
  const characters = charactersOf(line);
  let units = 0;
  const fitting = characters.filter((character, index) => {
    units += character.length;
    return index < length && units <= length * unitsPerCharacter;
  });
  return escape(fitting.length < characters.length ? `${fitting.join('')}…` : line);
}

/** https://core.telegram.org/bots/api#html-style */
function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
