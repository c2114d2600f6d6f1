import { findHandoffKeyword } from './handoff-keyword.policy';

const keywords = ['คุยกับเจ้าหน้าที่', 'ติดต่อพนักงาน', 'ขอคุยกับคน', 'agent', 'human', 'talk to a person'];

describe('Asking for a person', () => {
  it.each([
    ['คุยกับเจ้าหน้าที่', 'คุยกับเจ้าหน้าที่'],
    ['สวัสดีค่ะ อยากขอคุยกับเจ้าหน้าที่หน่อยค่ะ', 'คุยกับเจ้าหน้าที่'],
    ['ช่วยติดต่อพนักงานให้ที', 'ติดต่อพนักงาน'],
    ['คุยกับ\u200bเจ้าหน้าที่', 'คุยกับเจ้าหน้าที่'],
    ['Agent please', 'agent'],
    ['I want a HUMAN!', 'human'],
    ['please let me talk to  a person.', 'talk to a person'],
    ['ขอ agentหน่อย', 'agent'],
  ])('is recognised in «%s»', (text, keyword) => {
    expect(findHandoffKeyword(keywords, text)).toBe(keyword);
  });

  it.each(['agentic workflows', 'superhuman', 'reagent', 'agent007', 'สวัสดี', '', '   '])(
    'is not read into «%s»',
    (text) => {
      expect(findHandoffKeyword(keywords, text)).toBeNull();
    },
  );

  it('never matches an empty keyword', () => {
    expect(findHandoffKeyword(['', ' '], 'anything')).toBeNull();
  });
});
