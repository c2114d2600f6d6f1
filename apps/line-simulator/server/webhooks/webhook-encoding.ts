import { createHmac, randomInt } from 'node:crypto';
import type { WebhookKnobs } from '../state/faults.schema';

type Json = Record<string, unknown>;

/**
 * Writes a webhook body the way the knobs say. All variants are announced by LINE as changes that may come
 * without notice, so a consumer must read each of them.
 * Source: https://developers.line.biz/en/docs/messaging-api/development-guidelines/
 */
export function encodeWebhook(
  body: Json,
  knobs: Pick<WebhookKnobs, 'escape' | 'whitespace' | 'propertyOrder' | 'unknownProperties'>,
): string {
  const extended = knobs.unknownProperties ? withUnknownProperties(body) : body;
  const ordered = reorder(extended, knobs.propertyOrder);
  return escapeText(writeJson(ordered, knobs.whitespace), knobs.escape);
}

/** The value of `x-line-signature`: base64 of the HMAC-SHA256 over exactly the bytes sent. */
export function signBody(secret: string, body: string | Buffer): string {
  return createHmac('sha256', secret).update(body).digest('base64');
}

/** The signature header as the knob says; an array is sent as two header lines, undefined as none. */
export function signatureHeader(
  kind: WebhookKnobs['signature'],
  secret: string,
  body: string | Buffer,
): string | string[] | undefined {
  const valid = signBody(secret, body);
  switch (kind) {
    case 'valid':
      return valid;
    case 'wrong_secret':
      return signBody(`${secret}-of-another-channel`, body);
    case 'hex':
      return Buffer.from(valid, 'base64').toString('hex');
    case 'malformed':
      return 'not a signature';
    case 'duplicate_header':
      return [valid, valid];
    case 'missing':
      return undefined;
  }
}

function writeJson(body: unknown, whitespace: WebhookKnobs['whitespace']): string {
  if (whitespace === 'compact') return JSON.stringify(body);
  const pretty = `${JSON.stringify(body, null, 2)}\n`;
  return whitespace === 'crlf' ? pretty.replaceAll('\n', '\r\n') : pretty;
}

function escapeText(json: string, escape: WebhookKnobs['escape']): string {
  if (escape === 'none') return json;
  // A surrogate half is one UTF-16 unit, so an astral character becomes a pair of escapes as LINE writes it.
  const units = escape === 'astral' ? /[\ud800-\udfff]/g : /[\u0080-\uffff]/g;
  return json.replace(
    units,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`,
  );
}

function withUnknownProperties(body: Json): Json {
  const novelty = { greatNewFeature: { enabled: true, level: 3, note: null } };
  const events = Array.isArray(body['events']) ? (body['events'] as Json[]) : [];
  const extended = events.map((event) => ({
    ...event,
    ...novelty,
    ...(isJson(event['message']) ? { message: { ...event['message'], ...novelty } } : {}),
    ...(isJson(event['source']) ? { source: { ...event['source'], ...novelty } } : {}),
  }));
  return { ...body, events: extended, ...novelty };
}

function reorder(value: unknown, order: WebhookKnobs['propertyOrder']): unknown {
  if (order === 'line') return value;
  if (Array.isArray(value)) return value.map((item) => reorder(item, order));
  if (!isJson(value)) return value;
  const entries = Object.entries(value).map(([key, item]) => [key, reorder(item, order)] as const);
  return Object.fromEntries(order === 'reversed' ? entries.reverse() : shuffled(entries));
}

function shuffled<Item>(items: readonly Item[]): Item[] {
  const keyed = items.map((item) => ({ item, key: randomInt(1_000_000) }));
  return keyed.sort((left, right) => left.key - right.key).map(({ item }) => item);
}

function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
