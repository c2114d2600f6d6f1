import { botLimits } from '@jsk/contracts/bot-limits';
import type { AutoReply, createAutoReply } from '@jsk/contracts/bot-rules';
import type { ReplyObject } from '@jsk/contracts/reply-objects';
import type { InputOf } from '@jsk/contracts/endpoint';
import { numberProblem, textProblem } from '@/lib/field-problem';
import { botProblems, type BotProblems } from './form-problems';
import { answerProblem } from './intent-draft';

export type AutoReplyDraft = Required<InputOf<typeof createAutoReply>>;

export const newAutoReplyDraft: AutoReplyDraft = {
  keyword: '',
  matchKind: 'contains',
  text: '',
  isActive: true,
  priority: 0,
};

export function autoReplyDraftOf({
  keyword,
  matchKind,
  text,
  isActive,
  priority,
}: AutoReply): AutoReplyDraft {
  return { keyword, matchKind, text, isActive, priority };
}

/** What the API would refuse and this page can see, by path. */
export function autoReplyProblems(draft: AutoReplyDraft, replies: readonly ReplyObject[]): BotProblems {
  return botProblems([
    ['keyword', textProblem(draft.keyword, botLimits.keyword)],
    ['text', answerProblem(draft.text, replies)],
    ['priority', numberProblem(draft.priority, botLimits.priority)],
  ]);
}
