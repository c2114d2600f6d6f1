import type { ComponentProps, ReactNode } from 'react';

const tones = { danger: 'text-danger', warning: 'text-warning', muted: 'text-muted' };

interface TroubleLineProps {
  tone: keyof typeof tones;
  text: string;
  children?: ReactNode;
}

/** Under a bubble: what is wrong, and what can be done. */
export function TroubleLine({ tone, text, children }: TroubleLineProps) {
  return (
    <div className="flex flex-wrap items-center justify-end gap-x-2 px-1 text-right text-xs">
      <span className={tones[tone]}>{text}</span>
      {children}
    </div>
  );
}

export function TroubleButton(props: ComponentProps<'button'>) {
  return (
    <button
      type="button"
      className="rounded-md py-1 font-medium underline underline-offset-2 touch-target hover:no-underline disabled:opacity-50"
      {...props}
    />
  );
}
