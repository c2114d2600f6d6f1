import { useId, type ReactNode } from 'react';

interface ChoiceListProps {
  label: string;
  error: string | undefined;
  /** What narrows the list. */
  search?: ReactNode;
  children: ReactNode;
}

/** A list of which one is chosen, with its name above and what is wrong under it. */
export function ChoiceList({ label, error, search, children }: ChoiceListProps) {
  const errorId = useId();
  return (
    <fieldset aria-describedby={error && errorId} className="flex min-w-0 flex-col gap-1">
      <legend className="mb-1.5 font-medium">{label}</legend>
      {search}
      <div className="-mx-2 max-h-64 overflow-y-auto px-2 py-1">{children}</div>
      {error && (
        <p id={errorId} className="text-[0.8125rem] text-danger">
          {error}
        </p>
      )}
    </fieldset>
  );
}
