import { type ReactNode, useId } from 'react';

interface ChannelSectionProps {
  title: string;
  hint?: string;
  children: ReactNode;
}

export function ChannelSection({ title, hint, children }: ChannelSectionProps) {
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <h3 id={id} className="text-[0.9375rem] font-semibold">
        {title}
      </h3>
      {hint && <p className="mt-1 max-w-prose text-sm text-muted">{hint}</p>}
      <div className="mt-3">{children}</div>
    </section>
  );
}
