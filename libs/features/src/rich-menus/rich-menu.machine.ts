import type { RichMenuState } from '@jsk/contracts/rich-menus';
import { AppError } from '@jsk/platform/errors/app-error';

/**
 * A menu is a draft until it is published: publishing while it is brought to LINE, then published, or failed when LINE
 * did not take it. While it is brought there administrators cannot do anything else with it.
 */
const next = {
  /** An administrator writes it anew or deletes it; what customers see stays as it is. */
  change: { draft: 'draft', published: 'published', failed: 'failed' },
  publish: { draft: 'publishing', published: 'publishing', failed: 'publishing' },
  unpublish: { draft: 'draft', published: 'draft', failed: 'draft' },
  succeed: { publishing: 'published' },
  fail: { publishing: 'failed' },
  /** Another menu is published for the same use. */
  replace: { published: 'draft', failed: 'failed', publishing: 'publishing' },
  /** It was deleted at LINE by somebody else. */
  lose: { published: 'failed', failed: 'failed', publishing: 'publishing' },
} as const satisfies Record<string, Partial<Record<RichMenuState, RichMenuState>>>;

export type RichMenuStep = keyof typeof next;

/** @returns the state after the step. @throws AppError `conflict` when the step is impossible in this state. */
export function stateAfter(step: RichMenuStep, state: RichMenuState): RichMenuState {
  const after = (next[step] as Partial<Record<RichMenuState, RichMenuState>>)[state];
  if (after) return after;
  if (state === 'publishing') {
    throw new AppError('conflict', 'This menu is being published; wait until that is done');
  }
  throw new AppError('conflict', `A menu that is ${state} cannot ${step}`);
}
