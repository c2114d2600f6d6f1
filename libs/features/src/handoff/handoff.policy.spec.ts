import { sessionSettingsSchema } from '@jsk/contracts/settings';
import { decide } from './handoff.policy';

const words = {
  keywords: [
    { keyword: 'talk to sales', skillId: '7' },
    { keyword: 'คุยกับเจ้าหน้าที่', skillId: null },
  ],
  commands: sessionSettingsSchema.parse({}),
};
const withBot = { chatMode: 'BOT', session: null } as const;
const silenced = { chatMode: 'HUMAN', session: null } as const;
const waiting = { chatMode: 'HUMAN', session: { status: 'WAITING' } } as const;
const served = { chatMode: 'HUMAN', session: { status: 'ACTIVE' } } as const;

function after(
  text: string | null,
  state: typeof withBot | typeof silenced | typeof waiting | typeof served,
) {
  return decide({ type: text === null ? 'sticker' : 'text', text }, state, words);
}

describe('Who takes care of a message', () => {
  it('is the bot, unless the customer asks for a person', () => {
    expect(after('ราคาเท่าไร', withBot)).toEqual({ kind: 'bot', text: 'ราคาเท่าไร' });
    expect(after('ขอคุยกับเจ้าหน้าที่', withBot)).toMatchObject({ kind: 'handoff', request: { skillId: null } });
    expect(after('Talk to sales!', withBot)).toEqual({
      kind: 'handoff',
      request: { trigger: { kind: 'KEYWORD', keyword: 'talk to sales' }, skillId: '7' },
    });
    expect(after(null, withBot)).toEqual({ kind: 'nobody' });
  });

  it('is nobody but a person where an operator has silenced the bot', () => {
    expect(after('ราคาเท่าไร', silenced)).toEqual({ kind: 'person' });
    expect(after(null, silenced)).toEqual({ kind: 'person' });
    expect(after('คุยกับเจ้าหน้าที่', silenced)).toMatchObject({ kind: 'handoff' });
  });

  it('is the person who has the conversation, or will', () => {
    for (const state of [waiting, served]) {
      expect(after('คุยกับเจ้าหน้าที่', state)).toEqual({ kind: 'person' });
      expect(after('คุยต่อ', state)).toEqual({ kind: 'person' });
      expect(after(null, state)).toEqual({ kind: 'person' });
    }
  });
});

describe('A command', () => {
  it.each(['ออกจากคิว', ' Leave  Queue ', 'จบแชต', 'END CHAT'])('«%s» leaves the queue', (text) => {
    expect(after(text, waiting)).toEqual({ kind: 'leave' });
  });

  it('ends a chat only in the words for that', () => {
    expect(after('จบการสนทนา', served)).toEqual({ kind: 'leave' });
    expect(after('ออกจากคิว', served)).toEqual({ kind: 'person' });
  });

  it('is the whole message', () => {
    expect(after('จะออกจากคิวได้ไหมคะ', waiting)).toEqual({ kind: 'person' });
    expect(after('คุยต่อได้ไหม', withBot)).toMatchObject({ kind: 'bot' });
  });

  it('without a session takes back a ticket or continues, or else is an ordinary text', () => {
    const bot = (text: string) => ({ kind: 'bot', text });
    expect(after('ออกจากคิว', withBot)).toEqual({ kind: 'withdraw', otherwise: bot('ออกจากคิว') });
    expect(after('คุยต่อ', withBot)).toEqual({ kind: 'continue', otherwise: bot('คุยต่อ') });
    expect(after('คุยต่อ', silenced)).toEqual({ kind: 'continue', otherwise: { kind: 'person' } });
  });
});
