import { countsAsLastMessage } from './last-message.policy';

describe('The last message of a conversation', () => {
  it.each(['CUSTOMER', 'OPERATOR', 'BOT'] as const)('is what the %s says', (senderKind) => {
    expect(countsAsLastMessage({ senderKind, type: 'sticker' })).toBe(true);
  });

  it.each([
    ['a line of the system', { senderKind: 'SYSTEM', type: 'system' }],
    ['the card with the place in the queue', { senderKind: 'SYSTEM', type: 'flex' }],
    ['a note', { senderKind: 'OPERATOR', type: 'note' }],
  ] as const)('is never %s', (_, message) => {
    expect(countsAsLastMessage(message)).toBe(false);
  });
});
