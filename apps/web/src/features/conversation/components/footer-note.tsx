import type { ReactNode } from 'react';

interface FooterNoteProps {
  icon: ReactNode;
  /** What can be done about it. */
  action?: ReactNode;
  children: ReactNode;
}

/** A line above or instead of the composer: why things are as they are. */
export function FooterNote({ icon, action, children }: FooterNoteProps) {
  return (
    <div className="mx-auto flex w-full max-w-[47.5rem] items-start gap-2 px-4 py-2.5 text-[0.8125rem] text-muted [&>svg]:mt-0.5 [&>svg]:size-4 [&>svg]:shrink-0">
      {icon}
      <p>{children}</p>
      {action}
    </div>
  );
}
