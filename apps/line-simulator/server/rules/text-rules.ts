import type { Inspection } from './inspection';

const MAX_TEXT = 5000;
const MAX_EMOJIS = 20;
const MAX_SUBSTITUTIONS = 100;
const MAX_MENTIONS = 20;
const KEY = /^[a-zA-Z0-9_]{1,20}$/;

/**
 * A text message: at most 5000 UTF-16 code units; each emoji must stand at a `$`.
 * Source: https://developers.line.biz/en/reference/messaging-api/#text-message
 */
export function inspectText(message: Inspection): void {
  const text = message.at('text');
  text.requiredText(MAX_TEXT);
  for (const emoji of message.at('emojis').list(0, MAX_EMOJIS)) {
    const index = emoji.at('index');
    index.requiredNumber(0, MAX_TEXT);
    emoji.at('productId').requiredText(100);
    emoji.at('emojiId').requiredText(100);
    const isAtPlaceholder = typeof text.value === 'string' && text.value[Number(index.value)] === '$';
    if (typeof index.value === 'number' && !isAtPlaceholder) index.complain('Must point to a $ in the text');
  }
}

/**
 * A textV2 message: `{key}` stands for an entry of `substitution`, `{{` and `}}` for literal braces.
 * Source: https://developers.line.biz/en/reference/messaging-api/#text-message-v2
 */
export function inspectTextV2(message: Inspection): void {
  const text = message.at('text');
  text.requiredText(MAX_TEXT);
  const substitution = message.at('substitution');
  inspectSubstitutions(substitution);
  if (typeof text.value !== 'string') return;
  const used = placeholdersOf(text);
  for (const key of used) {
    if (!KEY.test(key)) {
      text.complain(`The key '${key}' enclosed in '{}' does not match the pattern '${KEY.source}'.`);
    } else if (!substitution.at(key).isPresent) {
      text.complain(`The key '${key}' enclosed in '{}' is not defined in substitution.`);
    }
  }
  for (const key of substitution.keys) {
    if (!used.includes(key)) substitution.at(key).complain('The key is not used in the text');
  }
}

function placeholdersOf(text: Inspection): string[] {
  const withoutEscapes = String(text.value).replaceAll('{{', '').replaceAll('}}', '');
  const keys = [...withoutEscapes.matchAll(/\{([^{}]*)\}/g)].map((match) => match[1] ?? '');
  if (/[{}]/.test(withoutEscapes.replace(/\{[^{}]*\}/g, '')))
    text.complain("The braces '{' and '}' are not paired.");
  return keys;
}

function inspectMention(entry: Inspection): void {
  if (entry.settings.recipient === 'person') {
    return entry.complain('Mentions can be used in groups and rooms only');
  }
  const mentionee = entry.at('mentionee');
  if (!mentionee.at('type').oneOf(['user', 'all'])) return;
  if (mentionee.at('type').value !== 'user') return;
  if (!mentionee.at('userId').isPresent) mentionee.at('userId').complain('May not be null');
  mentionee.at('userId').pattern(/^U[0-9a-f]{32}$/);
}

function inspectSubstitutions(substitution: Inspection): void {
  const keys = substitution.keys;
  if (keys.length > MAX_SUBSTITUTIONS)
    substitution.complain(`Size must be between 0 and ${MAX_SUBSTITUTIONS}`);
  const countByType: Record<string, number> = {};
  for (const key of keys.slice(0, MAX_SUBSTITUTIONS)) {
    const entry = substitution.at(key);
    if (!entry.at('type').oneOf(['mention', 'emoji'])) continue;
    const type = String(entry.at('type').value);
    countByType[type] = (countByType[type] ?? 0) + 1;
    if (type === 'mention') inspectMention(entry);
    else for (const name of ['productId', 'emojiId']) entry.at(name).requiredText(100);
  }
  if ((countByType['mention'] ?? 0) > MAX_MENTIONS || (countByType['emoji'] ?? 0) > MAX_EMOJIS) {
    substitution.complain(`At most ${MAX_MENTIONS} mentions and ${MAX_EMOJIS} emojis`);
  }
}
