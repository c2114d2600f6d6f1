import { scoreSchema } from '@jsk/contracts/csat';
import { idSchema } from '@jsk/contracts/primitives';

/** What a tap on a star says. */
export interface Rating {
  readonly sessionId: string;
  readonly score: number;
}

const prefix = 'csat|';

/** The postback data of a star. */
export function ratingData({ sessionId, score }: Rating): string {
  return `${prefix}${sessionId}|${score}`;
}

/**
 * @param data of any postback; customers and other programs may send anything. Never throws.
 * @returns null when it is not about a rating at all, `impossible` when no star of ours can have said it.
 */
export function readRating(data: string): Rating | 'impossible' | null {
  if (!data.startsWith(prefix)) return null;
  const [sessionId, score, ...rest] = data.slice(prefix.length).split('|');
  const isPossible = rest.length === 0 && idSchema.safeParse(sessionId).success && /^\d$/.test(score ?? '');
  if (!isPossible || !scoreSchema.safeParse(Number(score)).success) return 'impossible';
  return { sessionId: sessionId ?? '', score: Number(score) };
}
