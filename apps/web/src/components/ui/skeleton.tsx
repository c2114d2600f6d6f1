import { cn } from '@/lib/class-names';

/** `className` gives size and rounding. */
export function Skeleton({ className }: { className?: string }) {
  return <div aria-hidden className={cn('animate-pulse bg-awaited', className)} />;
}
