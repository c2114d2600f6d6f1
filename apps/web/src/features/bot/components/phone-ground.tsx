import type { ReactNode } from 'react';

/** The ground of a chat on the customer's phone. */
export function PhoneGround({ label, children }: { label: string; children: ReactNode }) {
  return (
    <section
      aria-label={label}
      className="flex flex-col items-start gap-2 overflow-hidden rounded-xl bg-phone-ground p-3 text-phone-ink"
    >
      {children}
    </section>
  );
}
