import { Search } from 'lucide-react';
import { Input } from '@/components/ui/input';
import { cn } from '@/lib/class-names';

interface SearchFieldProps {
  /** Says what is searched: its name for screen readers, and what stands in it while it is empty. */
  label: string;
  value: string;
  onChange: (text: string) => void;
  className?: string;
}

/** What narrows the list below it. */
export function SearchField({ label, value, onChange, className }: SearchFieldProps) {
  return (
    <span className={cn('relative block', className)}>
      <Search
        aria-hidden
        className="pointer-events-none absolute inset-y-0 left-3 my-auto size-4 text-muted"
      />
      <Input
        type="search"
        aria-label={label}
        placeholder={label}
        value={value}
        onChange={({ target }) => onChange(target.value)}
        className="pl-9 text-ellipsis"
      />
    </span>
  );
}
