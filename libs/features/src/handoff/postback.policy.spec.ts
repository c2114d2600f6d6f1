import { describePostback, readPostback } from './postback.policy';

describe('A tap', () => {
  it.each(['handoff', 'leave_queue', 'end_chat', 'continue', 'queue_position'] as const)(
    'on «%s» is understood, with its session',
    (kind) => {
      expect(readPostback(`action=${kind}`)).toEqual({ kind, sessionId: null });
      expect(readPostback(`action=${kind}&session=42`)).toEqual({ kind, sessionId: '42' });
    },
  );

  it('on a star is understood with its session and score, unless no star of ours can have said it [case 50]', () => {
    expect(readPostback('csat|42|5')).toEqual({ kind: 'rating', rating: { sessionId: '42', score: 5 } });
    for (const data of [
      'csat|',
      'csat|42',
      'csat|42|0',
      'csat|42|6',
      'csat|42|5|1',
      'csat|0|5',
      'csat|x|5',
    ]) {
      expect(readPostback(data)).toEqual({ kind: 'rating', rating: 'impossible' });
    }
    expect(readPostback('csat')).toEqual({ kind: 'unknown' });
  });

  it.each([
    '',
    'action=',
    'action=HANDOFF',
    'action=handoff%',
    'action=handoff&x=%ff',
    'action=handoff&session=',
    'action=handoff&session=0',
    'action=handoff&session=1.5',
    'action=handoff&session=9999999999999999999',
    `action=handoff&${'x'.repeat(300)}`,
    '{"action":"handoff"}',
    '\ud83e',
    '\0',
  ])('on anything else is none of ours: %j [case 50]', (data) => {
    expect(readPostback(data)).toEqual({ kind: 'unknown' });
  });

  it('is described with what was chosen, in a length that fits, and storable [case 51]', () => {
    expect(describePostback('book', { date: '2026-11-21' })).toBe('book · date: 2026-11-21');
    expect(describePostback('', { status: 'FAILED' })).toBe('status: FAILED');
    expect(describePostback(`${'x'.repeat(299)}🤨`, {})).toBe(`${'x'.repeat(299)}\ufffd`);
    expect(describePostback('a\0b', {})).toBe('a\ufffdb');
  });
});
