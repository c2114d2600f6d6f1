import { richMenuStateSchema } from '@jsk/contracts/rich-menus';
import { type RichMenuStep, stateAfter } from './rich-menu.machine';

const allowed: Record<RichMenuStep, Record<string, string>> = {
  change: { draft: 'draft', published: 'published', failed: 'failed' },
  publish: { draft: 'publishing', published: 'publishing', failed: 'publishing' },
  unpublish: { draft: 'draft', published: 'draft', failed: 'draft' },
  succeed: { publishing: 'published' },
  fail: { publishing: 'failed' },
  replace: { published: 'draft', failed: 'failed', publishing: 'publishing' },
  lose: { published: 'failed', failed: 'failed', publishing: 'publishing' },
};

describe('The life of a rich menu', () => {
  const steps = Object.keys(allowed) as RichMenuStep[];
  const everyPair = steps.flatMap((step) => richMenuStateSchema.options.map((state) => ({ step, state })));

  it.each(everyPair)('$step from $state', ({ step, state }) => {
    const expected = allowed[step][state];
    if (expected) expect(stateAfter(step, state)).toBe(expected);
    else expect(() => stateAfter(step, state)).toThrow();
  });

  it('says that a menu which is on its way to LINE has to be waited for', () => {
    expect(() => stateAfter('change', 'publishing')).toThrow('being published');
  });
});
