import type { ReactNode } from 'react';

/** A line above or instead of the composer: why things are as they are. */
export function FooterNote({ icon, children }: { icon: ReactNode; children: ReactNode }) {
  return (
    <p className="mx-auto flex w-full max-w-[47.5rem] items-start gap-2 px-4 py-2.5 text-[0.8125rem] text-muted [&_svg]:mt-0.5 [&_svg]:size-4 [&_svg]:shrink-0">
      {icon}
      <span>{children}</span>
    </p>
  );
}
