import { starsOf } from '@/lib/stars';

/** A score from 1 to 5. @param label the same in words */
export function Stars({ score, label }: { score: number; label: string }) {
  return (
    <span role="img" aria-label={label} title={label} className="text-warning">
      {starsOf(score)}
    </span>
  );
}
