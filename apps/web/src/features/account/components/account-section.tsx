import { type ReactNode, useId } from 'react';

interface AccountSectionProps {
  title: string;
  /** What it is for. */
  text: string;
  children: ReactNode;
}

export function AccountSection({ title, text, children }: AccountSectionProps) {
  const headingId = useId();
  return (
    <section aria-labelledby={headingId} className="border-t pt-6">
      <h3 id={headingId} className="text-[0.9375rem] font-semibold">
        {title}
      </h3>
      <p className="mt-1 max-w-prose text-muted">{text}</p>
      <div className="mt-4">{children}</div>
    </section>
  );
}
