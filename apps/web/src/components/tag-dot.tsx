import type { TagColor } from '@jsk/contracts/tags';
import { cn } from '@/lib/class-names';

/** Written out, because styles are collected from the source. */
const colors: Record<TagColor, string> = {
  gray: 'bg-tag-gray',
  red: 'bg-tag-red',
  orange: 'bg-tag-orange',
  amber: 'bg-tag-amber',
  green: 'bg-tag-green',
  teal: 'bg-tag-teal',
  blue: 'bg-tag-blue',
  purple: 'bg-tag-purple',
  pink: 'bg-tag-pink',
};

/** The colour of a tag beside its name; alone it says nothing. */
export function TagDot({ color, className }: { color: TagColor; className?: string }) {
  return <span aria-hidden className={cn('size-2 shrink-0 rounded-full', colors[color], className)} />;
}
