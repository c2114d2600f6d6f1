import { LoaderCircle } from 'lucide-react';
import { cn } from '@/lib/class-names';

/** `className` gives size and colour. */
export function Spinner({ className = 'size-4 text-muted' }: { className?: string }) {
  return <LoaderCircle aria-hidden className={cn('animate-spin', className)} />;
}
